-- Whoever waits for a booking of his own need not wait for the next pass: its island is decided as a pass would, oldest
-- first, but nothing is rejected; where somebody holds one that would win, nothing is decided. Where a VALID booking is
-- in the way there is nothing to decide. One that is decided already is vouched for: who hears that it is VALID goes ahead.
create or replace function booking.resolve_now(p_user text, p_id text) returns booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '200ms'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := acting_for(p_user);
  v_booking booking.booking := find_booking(p_id);
  v_ids uuid[];
  v_revs int[];
begin
  if v_booking.status <> 'PENDING' then
    perform vouch();
    return show_booking(p_user, v_booking.id::text);
  elsif not (v_user = v_booking.user_id or has_right(session_user, 'resolver') or has_right(session_user, 'admin'))
    or exists (select from blockers(v_booking) o where o.status = 'VALID') then
    return show_booking(p_user, v_booking.id::text);
  end if;
  perform begin_write();
  perform begin_deciding();
  perform lock_open(array[v_booking.resource_id]);
  select array_agg(d.id), array_agg(d.rev) into v_ids, v_revs
  from verdicts(array[v_booking.resource_id], close_span(v_booking.resource_id, v_booking.busy), clock_timestamp(), '0') d
  where d.verdict = 'VALID';
  perform decide('VALID', v_booking.resource_id, v_ids, v_revs);
  return show_booking(p_user, v_booking.id::text);
end $$;
comment on function booking.resolve_now(text, text) is
  'Promotes what can be promoted where a booking of one''s own waits; gives the booking as it then is';
