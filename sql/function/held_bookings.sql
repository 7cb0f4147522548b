-- One statement, so that one snapshot says which there are: what is committed meanwhile is not taken for held.
create or replace function booking.held_bookings(p_resources int[], p_span tstzrange) returns uuid[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return array(
    with queue as materialized (
      select b.id, b.resource_id from booking.booking b
      where b.status = 'PENDING' and b.resource_id = any (p_resources) and (p_span is null or b.busy && p_span)
    ), free as materialized (
      select b.id from queue q join booking.booking b on b.id = q.id and b.resource_id = q.resource_id
      for no key update of b skip locked
    )
    select q.id from queue q except select f.id from free f);
end $$;
comment on function booking.held_bookings(int[], tstzrange) is
  'The PENDING bookings whose rows an open transaction holds; locks all others';
