create or replace function booking.update_booking(
  p_user text, p_id text, p_start timestamptz, p_end timestamptz, p_set_note boolean default false,
  p_note text default null, p_if_rev int default null, p_key text default null, p_request text default null,
  p_if_free boolean default false, p_note_is_private boolean default false
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
  v_new booking.booking;
  v_made booking.change[];
begin
  v_before := repeated_events(v_user, v_key, p_request);
  if cardinality(v_before) > 0 then
    return query select * from with_conflicts(v_before[1].booking_id, v_before[1].resource_id);
    return;
  end if;
  perform begin_write();
  if p_if_free then
    perform begin_deciding();
  end if;
  v_old := lock_own_booking(v_user, p_id, p_if_rev);
  if p_if_free then
    perform free_absent(array[v_old.resource_id], v_old.id);
  end if;
  if v_old.status = 'DELETED' then
    perform fail('deleted', p_id);
  end if;
  v_new := v_old;
  v_new.start_time := coalesce(p_start, v_old.start_time);
  v_new.end_time := coalesce(p_end, v_old.end_time);
  perform check_slot(v_new.start_time, v_new.end_time);
  v_new.busy := busy_at(v_new);
  if p_set_note then
    v_new.note := nullif(clean_text('note', p_note), '');
    v_new.note_is_private := p_note_is_private;
  end if;
  if is_placement(v_old, v_new, coalesce(p_start, p_end) is not null) then
    if v_old.status = 'VALID' and not p_if_free then
      perform raise_notice('BK005', 'the VALID time is given up');
    end if;
    v_made := write_changes(array[changed(v_old, v_new)], '{}', v_user, v_key, p_request);
  else
    if (v_new.start_time, v_new.end_time) <> (v_old.start_time, v_old.end_time) then
      perform check_length(v_new, p_is_placement => false);
    end if;
    perform write_changes('{}', array[changed(v_old, v_new)], v_user, v_key, p_request);
  end if;
  if v_made is not null and not p_if_free then
    return query select * from outcome(v_made);
    return;
  end if;
  if p_if_free then
    perform take_if_free(v_old.id, v_old.resource_id);
  end if;
  return query select * from with_conflicts(v_old.id, v_old.resource_id);
end $$;
comment on function
  booking.update_booking(text, text, timestamptz, timestamptz, boolean, text, int, text, text, boolean, boolean) is
  'Changes times (null: as they are) or note; with p_if_free only if nobody else wants the new time. Gives the booking, then what it conflicts with';
