create or replace function booking.series_placements(
  p_user text, p_resource_id int, p_starts timestamptz[], p_ends timestamptz[], p_note text, p_note_is_private boolean
) returns booking.change[]
language plpgsql volatile
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_new booking.booking;
  v_placements booking.change[] := '{}';
begin
  v_new.series_id := gen_random_uuid();
  v_new.resource_id := p_resource_id;
  v_new.user_id := p_user;
  v_new.note := p_note;
  v_new.note_is_private := p_note_is_private;
  for v_new.start_time, v_new.end_time in select s.a, s.b from unnest(p_starts, p_ends) s(a, b) order by s.a loop
    v_new.busy := busy_at(v_new);
    v_placements := v_placements || row('booking_created', v_new, null, null)::booking.change;
  end loop;
  return v_placements;
end $$;
comment on function booking.series_placements(text, int, timestamptz[], timestamptz[], text, boolean) is
  'The occurrences of a new series, as they are to be, by their start';
