-- For --if-free: the booking that this transaction has just placed becomes VALID, or the whole transaction is undone. The
-- look comes after the resource's lock, as a statement with a snapshot of its own: nothing that was committed until then
-- is missed, and no resolver decides meanwhile. What commits later is younger.
create or replace function booking.take_if_free(p_id uuid, p_resource_id int) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking booking.booking;
  v_other booking.booking;
begin
  select b.* into v_booking from booking.booking b where b.id = p_id and b.resource_id = p_resource_id;
  if v_booking.status <> 'PENDING' then
    return;
  end if;
  select o.* into v_other from overlapping(p_resource_id, v_booking.busy) o
  where o.id <> p_id order by o.status desc, o.updated_at, o.id limit 1;
  if found then
    perform fail('taken', (select r.name from booking.resource r where r.id = p_resource_id), v_other.user_id,
      left(v_other.id::text, 8), v_other.status);
  end if;
  perform promote(p_resource_id, array[p_id], array[v_booking.rev]);
end $$;
comment on function booking.take_if_free(uuid, int) is
  'Makes a booking VALID whose time nobody else wants, and refuses where somebody does';
