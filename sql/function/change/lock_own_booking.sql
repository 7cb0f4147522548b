create or replace function booking.lock_own_booking(p_user text, p_id text, p_if_rev int) returns booking.booking
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking constant booking.booking := find_own_booking(p_user, p_id);
begin
  perform look_before(array[v_booking]);
  return lock_booking(v_booking, p_if_rev);
end $$;
comment on function booking.lock_own_booking(text, text, int) is
  'Locks a booking that the user may change and gives it as it is now; a refusal where its revision is not the expected one';
