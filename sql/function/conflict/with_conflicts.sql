create or replace function booking.with_conflicts(p_id uuid, p_resource_id int) returns setof booking.public_booking
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select s.* from (
    select b, true as asked, b.updated_at, b.id from booking.booking b
    where b.id = p_id and b.resource_id = p_resource_id
    union all
    (select o, false, o.updated_at, o.id
    from booking.booking b, booking.overlapping(b.resource_id, b.busy) o
    where b.id = p_id and b.resource_id = p_resource_id and b.status in ('PENDING', 'VALID') and o.id <> b.id
    limit 1000)
  ) x, booking.shown(x.b) s
  order by x.asked desc, x.updated_at, x.id limit 101;
$$;
comment on function booking.with_conflicts(uuid, int) is
  'A booking as it is now, then the live ones that it overlaps, if it is live itself: a hundred at most';
