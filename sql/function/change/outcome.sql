-- (Two steps, as the second one, which most writes do not take, costs a fresh session half a millisecond.)
create or replace function booking.outcome(p_made booking.change[]) returns setof booking.public_booking
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select (s.booking).*
    from unnest(p_made) with ordinality m(type, booking, before, others, n)
    join booking.all_bookings s on s.id = (m.booking).id and s.resource_id = (m.booking).resource_id
    where m.type <> 'booking_conflict' order by m.n;
  if (p_made[cardinality(p_made)]).type = 'booking_conflict' then
    return query
      select (s.booking).* from (
        select distinct on (o.id) o.id, o.resource_id, o.updated_at from unnest(p_made) m, unnest(m.others) o
        where o.id not in (select (x.booking).id from unnest(p_made) x) order by o.id) f
      join booking.all_bookings s on s.id = f.id and s.resource_id = f.resource_id
      order by f.updated_at, f.id limit 100;
  end if;
end $$;
comment on function booking.outcome(booking.change[]) is
  'The answer to placements: the bookings, then the oldest that they conflict with, a hundred at most';
