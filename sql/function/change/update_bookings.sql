-- As update_booking.sql does with one: each has times of its own (null: as they are), and all get the note, or keep theirs.
-- With p_if_free each gets its new time, or none is changed: they are placed together before one is taken, so that one may go
-- where another of them was. Rows are locked in the order of their ids, as in delete_bookings.sql.
create or replace function booking.update_bookings(
  p_user text, p_ids text[], p_revs int[], p_starts timestamptz[], p_ends timestamptz[], p_set_note boolean default false,
  p_note text default null, p_key text default null, p_request text default null, p_note_is_private boolean default false,
  p_if_free boolean default false
) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
  v_key constant text := clean_text('key', p_key);
  v_note constant text := nullif(clean_text('note', p_note), '');
  v_before constant booking.event[] := repeated_events(v_user, v_key, p_request);
  v record;
  v_old booking.booking;
  v_new booking.booking;
  b booking.booking;
  v_placements booking.change[] := '{}';
  v_amendments booking.change[] := '{}';
begin
  if cardinality(v_before) > 0 then
    return;
  end if;
  perform begin_write();
  if p_if_free then
    perform begin_deciding();
  end if;
  perform look_before(array(select find_own_booking(v_user, u.id) from unnest(p_ids) u(id)));
  for v in
    select x.* from unnest(p_ids, p_revs, p_starts, p_ends) x(id, rev, start_time, end_time) order by x.id
  loop
    v_old := lock_booking(find_own_booking(v_user, v.id), v.rev);
    if v_old.status = 'DELETED' then
      perform fail('deleted', v.id);
    end if;
    v_new := v_old;
    v_new.start_time := coalesce(v.start_time, v_old.start_time);
    v_new.end_time := coalesce(v.end_time, v_old.end_time);
    perform check_slot(v_new.start_time, v_new.end_time);
    v_new.busy := busy_at(v_new);
    if p_set_note then
      v_new.note := v_note;
      v_new.note_is_private := p_note_is_private;
    end if;
    if is_placement(v_old, v_new, coalesce(v.start_time, v.end_time) is not null) then
      v_placements := v_placements || changed(v_old, v_new);
    else
      if (v_new.start_time, v_new.end_time) <> (v_old.start_time, v_old.end_time) then
        perform check_length(v_new, p_is_placement => false);
      end if;
      v_amendments := v_amendments || changed(v_old, v_new);
    end if;
  end loop;
  if p_if_free then
    perform refuse_own_overlap(v_placements);
  end if;
  perform write_changes(v_placements, v_amendments, v_user, v_key, p_request);
  if p_if_free then
    for b in select (c.booking).* from unnest(v_placements) c order by (c.booking).start_time, (c.booking).id loop
      perform take_if_free(b.id, b.resource_id);
    end loop;
  end if;
end $$;
comment on function
  booking.update_bookings(text, text[], int[], timestamptz[], timestamptz[], boolean, text, text, text, boolean, boolean) is
  'Changes the times of several bookings, each to its own, or the note of all of them; all or none; with p_if_free only if nobody else wants any of the new times';
