-- More time for who has the resource, if nobody else has asked for it: no live booking, nobody in the queue. It stays VALID
-- and keeps its age, but is a new placement, as it meets others anew: of a booking that is being made in this moment
-- look_again.sql tells.
create or replace function booking.extend_booking(
  p_user text, p_id text, p_by interval, p_to timestamptz default null, p_key text default null,
  p_request text default null
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
  v_before constant booking.event[] := repeated_events(v_user, v_key, p_request);
  v_old booking.booking;
  v_new booking.booking;
begin
  if cardinality(v_before) > 0 then
    return query select * from with_conflicts(v_before[1].booking_id, v_before[1].resource_id);
    return;
  end if;
  if p_by > '100 years' then
    perform refuse_span('time to add', p_by);
  end if;
  perform begin_write();
  perform begin_deciding();
  v_old := lock_own_booking(v_user, p_id, null);
  if v_old.status = 'DELETED' then
    perform fail('deleted', left(v_old.id::text, 8));
  elsif v_old.status <> 'VALID' then
    perform fail('not-held', left(v_old.id::text, 8), v_old.status);
  elsif v_old.end_time <= clock_timestamp() then
    perform fail('over', left(v_old.id::text, 8));
  end if;
  v_new := v_old;
  v_new.end_time := coalesce(p_to, v_old.end_time + p_by);
  if v_new.end_time <= v_old.end_time then
    perform fail('no-more', left(v_old.id::text, 8));
  end if;
  perform check_slot(v_new.start_time, v_new.end_time);
  -- What it occupied before its start stays as it was.
  v_new.busy := tstzrange(lower(v_old.busy), greatest(upper(v_old.busy), upper(busy_at(v_new))));
  perform check_length(v_new);
  perform check_hours(v_new);
  perform check_groups(array[v_new]);
  perform check_week(v_new.user_id, array[v_new], true);
  -- More time has to be approved as other time has.
  v_new.placement := v_old.placement + 1;
  perform check_open(v_new);
  perform check_free(v_old, v_new);
  perform grow(v_old, v_new, v_user, v_key, p_request);
  return query select * from with_conflicts(v_old.id, v_old.resource_id);
end $$;
comment on function booking.extend_booking(text, text, interval, timestamptz, text, text) is
  'Gives a VALID booking a later end, if nobody else wants the time; gives the booking, then what it conflicts with';
