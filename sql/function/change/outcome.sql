create or replace function booking.outcome(p_made booking.change[]) returns setof booking.public_booking
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  with made as (
    select c.booking as b, c.others, c.n from unnest(p_made) with ordinality c(type, booking, before, others, n)
  )
  select (s.booking).* from (
    select (m.b).id, (m.b).resource_id, m.n, null::timestamptz as updated_at from made m where m.others is null
    union all
    (select o.id, o.resource_id, null, o.updated_at from (
      select distinct on (o.id) o.id, o.resource_id, o.updated_at from made m, unnest(m.others) o
      where o.id not in (select (x.b).id from made x) order by o.id) o
    order by o.updated_at, o.id limit 100)) x
  join booking.all_bookings s on s.id = x.id and s.resource_id = x.resource_id
  order by x.n, x.updated_at, x.id;
$$;
comment on function booking.outcome(booking.change[]) is
  'The answer to a write: its bookings, then the oldest that they conflict with, a hundred at most';
