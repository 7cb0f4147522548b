create or replace function booking.try_hold(
  w booking.waiter, p_request text, p_resources int[], p_slot tstzrange, p_note text
) returns boolean
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform set_config('lock_timeout', (20 + 80 * random())::int::text, true);
  perform hold(w, p_request, p_resources, p_slot, p_note);
  perform set_config('lock_timeout', '2s', true);
  return true;
exception when exclusion_violation or unique_violation or lock_not_available or deadlock_detected then
  return false;
end $$;
comment on function booking.try_hold(booking.waiter, text, int[], tstzrange, text) is
  'Whether the slot could be held; false where somebody else was quicker';
