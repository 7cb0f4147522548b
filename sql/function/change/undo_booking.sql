create or replace function booking.undo_booking(
  p_user text, p_id text, p_if_rev int default null, p_key text default null, p_request text default null
) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
  v_key constant text := clean_text('key', p_key);
  v_before booking.event[];
  v_old booking.booking;
begin
  v_before := repeated_events(v_user, v_key, p_request);
  if cardinality(v_before) > 0 then
    return query select * from with_conflicts(v_before[1].booking_id, v_before[1].resource_id) limit 1;
    return;
  end if;
  perform begin_write();
  v_old := lock_own_booking(v_user, p_id, p_if_rev);
  perform take_back(array[v_old], v_user, v_key, p_request);
  return query select * from with_conflicts(v_old.id, v_old.resource_id) limit 1;
end $$;
comment on function booking.undo_booking(text, text, int, text, text) is 'Takes back the last change that a person made';
