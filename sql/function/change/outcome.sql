create or replace function booking.outcome(p_made booking.change[]) returns setof booking.public_booking
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  with made as (
    select c.booking as b, c.others, c.n from unnest(p_made) with ordinality c(type, booking, before, others, n)
  )
  select s.* from (
    (select m.b from made m where m.others is null order by m.n)
    union all
    (select f.b from (
      select distinct on ((o).id) o as b from made m, unnest(m.others) o
      where (o).id not in (select (x.b).id from made x) order by (o).id) f
    order by (f.b).updated_at, (f.b).id limit 100)) x, shown(x.b) s;
$$;
comment on function booking.outcome(booking.change[]) is
  'The answer to a write: its bookings, then the oldest that they conflict with, a hundred at most';
