create or replace function booking.grow(
  p_old booking.booking, p_new booking.booking, p_user text, p_key text, p_request text
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_grown booking.booking;
begin
  update booking.booking t
  set (end_time, busy, rev, placement, placed_xid, placed_snapshot) = (
    p_new.end_time, p_new.busy, t.rev + 1, t.placement + 1, pg_current_xact_id(), pg_current_snapshot())
  where t.id = p_old.id and t.resource_id = p_old.resource_id
  returning t.* into v_grown;
  insert into booking.race_check (booking_id, placement, resource_id, acting_for, key)
  values (v_grown.id, v_grown.placement, v_grown.resource_id, p_user, p_key);
  perform record(array[changed(p_old, v_grown)], p_user, p_key, p_request);
exception when exclusion_violation then
  perform fail('overlap');
end $$;
comment on function booking.grow(booking.booking, booking.booking, text, text, text) is
  'Writes the later end of a VALID booking, as a placement that keeps its age';
