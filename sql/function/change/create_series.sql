-- Each occurrence is a booking of its own, and none holds the others up: what conflicts stays PENDING, what does not goes
-- through. Or, with p_all_or_nothing, all are VALID at once, or nothing is booked.
create or replace function booking.create_series(
  p_user text, p_resource text, p_starts timestamptz[], p_ends timestamptz[], p_note text default null,
  p_key text default null, p_request text default null, p_all_or_nothing boolean default false,
  p_note_is_private boolean default false
) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := writing_for(p_user);
  v_key constant text := clean_text('key', p_key);
  v_resource_id int;
  v_placements booking.change[];
  m booking.change;
begin
  if cardinality(repeated_events(v_user, v_key, p_request)) > 0 then
    perform raise_notice('BK004', 'this was booked before, under the same key');
    return;
  end if;
  perform begin_write();
  perform check_series(p_starts, p_ends);
  v_resource_id := (claim_resource(v_user, p_resource)).id;
  v_placements := series_placements(
    v_user, v_resource_id, p_starts, p_ends, nullif(clean_text('note', p_note), ''), p_note_is_private);
  if p_all_or_nothing then
    perform refuse_own_overlap(v_placements);
    perform begin_deciding();
  end if;
  foreach m in array write_changes(v_placements, '{}', v_user, v_key, p_request) loop
    if p_all_or_nothing and m.type = 'booking_created' then
      perform take_if_free((m.booking).id, v_resource_id);
    end if;
  end loop;
end $$;
comment on function
  booking.create_series(text, text, timestamptz[], timestamptz[], text, text, text, boolean, boolean) is
  'Books a series, each occurrence for itself; with p_all_or_nothing all are VALID at once, or nothing is booked';
