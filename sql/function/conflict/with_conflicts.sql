create or replace function booking.with_conflicts(p_id uuid, p_resource_id int) returns setof booking.public_booking
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select (s.booking).*
  from (
    select p_id as id, true as asked, null::timestamptz as updated_at
    union all
    (select o.id, false, o.updated_at
    from booking.booking b, booking.overlapping(b.resource_id, b.busy) o
    where b.id = p_id and b.resource_id = p_resource_id and b.status in ('PENDING', 'VALID') and o.id <> b.id
    limit 1000)
    order by asked desc, updated_at, id limit 101
  ) x join booking.all_bookings s on s.id = x.id and s.resource_id = p_resource_id
  order by x.asked desc, x.updated_at, x.id;
$$;
comment on function booking.with_conflicts(uuid, int) is
  'A booking as it is now, then the live ones that it overlaps, if it is live itself: a hundred at most';
