create or replace function booking.create_booking(
  p_user text, p_resource text, p_start timestamptz, p_end timestamptz, p_note text default null,
  p_key text default null, p_request text default null, p_dry_run boolean default false,
  p_if_free boolean default false
) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := acting_for(p_user, 'user');
  v_key constant text := clean_text('key', p_key);
  v_before booking.event;
  v_resource booking.resource;
  v_new booking.booking;
begin
  v_before := repeated(v_user, v_key, p_request);
  if v_before.id is not null then
    return query select * from with_conflicts(v_before.booking_id, v_before.resource_id);
    return;
  end if;
  perform check_slot(p_start, p_end);
  v_new.user_id := v_user;
  v_new.start_time := p_start;
  v_new.end_time := p_end;
  v_new.busy := tstzrange(p_start, p_end);
  v_new.note := nullif(clean_text('note', p_note), '');
  if p_dry_run then
    return query select * from rehearse(v_new, p_resource);
    return;
  end if;
  perform begin_write();
  v_resource := claim_resource(p_resource);
  v_new.resource_id := v_resource.id;
  if not p_if_free then
    return query select * from place(v_new, 'booking_created', null, v_user, v_key, p_request);
    return;
  end if;
  perform begin_deciding();
  v_new.id := gen_random_uuid();
  perform place(v_new, 'booking_created', null, v_user, v_key, p_request);
  perform take_if_free(v_new.id, v_resource.id);
  return query select * from with_conflicts(v_new.id, v_resource.id);
end $$;
comment on function
  booking.create_booking(text, text, timestamptz, timestamptz, text, text, text, boolean, boolean) is
  'Books: accepted at once as PENDING; with p_if_free VALID at once, or refused. Gives the booking, then what it conflicts with';
