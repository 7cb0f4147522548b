-- The last change that a person made is taken back; the resolver's are skipped. Undo is itself such a change, so undoing
-- twice restores.
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
  v_user constant text := acting_for(p_user, 'user');
  v_key constant text := clean_text('key', p_key);
  v_repeat booking.event;
  v_last booking.event;
  v_old booking.booking;
  v_new booking.booking;
begin
  v_repeat := repeated(v_user, v_key, p_request);
  if v_repeat.id is not null then
    return query select * from with_conflicts(v_repeat.booking_id, v_repeat.resource_id) limit 1;
    return;
  end if;
  perform begin_write();
  v_old := own_booking(v_user, p_id, p_if_rev);
  select e.* into v_last from booking.event e
  where e.booking_id = v_old.id and e.type in ('booking_created', 'booking_updated', 'booking_deleted')
  order by e.id desc limit 1;
  if not found then
    perform fail('nothing-to-undo', p_id);
  end if;

  v_new := v_old;
  if coalesce(v_last.before ->> 'status', 'DELETED') = 'DELETED' then
    v_new.status := 'DELETED';
    perform amend(v_new, 'booking_deleted', image(v_old), v_user, v_key, p_request);
  else
    v_new.start_time := v_last.before ->> 'start_time';
    v_new.end_time := v_last.before ->> 'end_time';
    v_new.busy := tstzrange(v_new.start_time, v_new.end_time);
    v_new.note := v_last.before ->> 'note';
    if v_old.status = 'DELETED' or v_new.busy <> v_old.busy or was_placed_by(v_last) then
      perform place(v_new, 'booking_updated', image(v_old), v_user, v_key, p_request);
    else
      perform amend(v_new, 'booking_updated', image(v_old), v_user, v_key, p_request);
    end if;
  end if;
  return query select * from with_conflicts(v_old.id, v_old.resource_id) limit 1;
end $$;
comment on function booking.undo_booking(text, text, int, text, text) is 'Takes back the last change that a person made';
