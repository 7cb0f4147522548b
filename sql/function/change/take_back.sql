-- Of each booking the last change that a person made is taken back; the resolver's are skipped. Undo is itself such a
-- change, so undoing twice restores.
create or replace function booking.take_back(p_bookings booking.booking[], p_user text, p_key text, p_request text)
returns booking.change[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_old booking.booking;
  v_new booking.booking;
  v_last booking.event;
  v_undo booking.change;
  v_is_placement boolean;
  v_placements booking.change[] := '{}';
  v_amendments booking.change[] := '{}';
begin
  foreach v_old in array p_bookings loop
    select e.* into v_last from booking.event e
    where e.booking_id = v_old.id and is_persons_change(e)
    order by e.id desc limit 1;
    if not found then
      perform fail('nothing-to-undo', left(v_old.id::text, 8));
    end if;
    v_new := before_event(v_old, v_last);
    v_is_placement := v_new.status <> 'DELETED' and (
      v_old.status = 'DELETED' or (v_new.start_time, v_new.end_time) <> (v_old.start_time, v_old.end_time) or was_placed_by(v_last));
    if v_is_placement then
      v_new.busy := busy_at(v_new);
    end if;
    v_undo := changed(v_old, v_new);
    v_undo.before := v_undo.before || jsonb_build_object('undoes', v_last.rev);
    if v_is_placement then
      v_placements := v_placements || v_undo;
    else
      v_amendments := v_amendments || v_undo;
    end if;
  end loop;
  return write_changes(v_placements, v_amendments, p_user, p_key, p_request);
end $$;
comment on function booking.take_back(booking.booking[], text, text, text) is
  'Takes back, at once and under one key, the last change that a person made to each of these bookings, which are locked';
