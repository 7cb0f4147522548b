create or replace function booking.create_booking(
  p_user text, p_resource text, p_start timestamptz, p_end timestamptz, p_note text default null,
  p_key text default null, p_request text default null, p_dry_run boolean default false,
  p_if_free boolean default false, p_note_is_private boolean default false
) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := writing_for(p_user);
  v_key constant text := clean_text('key', p_key);
  v_before booking.event[];
  v_resource booking.resource;
  v_new booking.booking;
  v_made booking.change[];
begin
  v_before := repeated_events(v_user, v_key, p_request);
  if cardinality(v_before) > 0 then
    perform raise_notice('BK004', 'this was booked before, under the same key');
    return query select * from with_conflicts(v_before[1].booking_id, v_before[1].resource_id);
    return;
  end if;
  perform check_slot(p_start, p_end);
  v_new.user_id := v_user;
  v_new.start_time := p_start;
  v_new.end_time := p_end;
  v_new.note := nullif(clean_text('note', p_note), '');
  v_new.note_is_private := p_note_is_private;
  if p_dry_run then
    return query select * from rehearse(v_new, p_resource);
    return;
  end if;
  perform begin_write();
  v_resource := claim_resource(v_user, p_resource);
  v_new.resource_id := v_resource.id;
  if p_if_free then
    perform begin_deciding();
    perform free_absent(array[v_resource.id]);
  end if;
  v_new.start_time := after_the_last(array[v_resource.id], p_start, p_end);
  v_new.busy := busy_of(v_resource, v_new.start_time, p_end);
  v_made := write_changes(
    array[row('booking_created', v_new, null, null)::booking.change], '{}', v_user, v_key, p_request);
  if p_if_free then
    v_new := v_made[1].booking;
    perform take_if_free(v_new.id, v_new.resource_id);
    return query select * from with_conflicts(v_new.id, v_new.resource_id);
  else
    return query select * from outcome(v_made);
  end if;
end $$;
comment on function
  booking.create_booking(text, text, timestamptz, timestamptz, text, text, text, boolean, boolean, boolean) is
  'Books: accepted at once as PENDING; with p_if_free VALID at once, or refused. Gives the booking, then what it conflicts with';
