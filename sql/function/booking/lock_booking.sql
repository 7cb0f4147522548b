create or replace function booking.lock_booking(b booking.booking, p_if_rev int) returns booking.booking
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking booking.booking;
begin
  select l.* into v_booking from booking.booking l where l.id = b.id and l.resource_id = b.resource_id for no key update;
  if v_booking.rev <> p_if_rev then
    perform fail('changed', b.id::text, v_booking.rev::text, p_if_rev::text);
  end if;
  return v_booking;
end $$;
comment on function booking.lock_booking(booking.booking, int) is
  'Locks a booking and gives it as it is now; a refusal where its revision is not the expected one';
