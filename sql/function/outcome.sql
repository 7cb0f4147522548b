-- (Two steps, as the second one, which most writes do not take, costs a fresh session half a millisecond.)
create or replace function booking.outcome(p_made booking.change[]) returns setof booking.public_booking
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return query
    select s.* from unnest(p_made) with ordinality m(type, booking, before, others, n), shown(m.booking) s
    where m.type <> 'booking_conflict' order by m.n;
  if (p_made[cardinality(p_made)]).type = 'booking_conflict' then
    return query
      select s.* from (
        select distinct on ((o).id) o from unnest(p_made) m, unnest(m.others) o
        where (o).id not in (select (x.booking).id from unnest(p_made) x) order by (o).id) f, shown(f.o) s
      order by s.updated_at, s.id limit 100;
  end if;
end $$;
comment on function booking.outcome(booking.change[]) is
  'The answer to placements: the bookings, then the oldest that they conflict with, a hundred at most';
