-- As rehearse_series.sql does with a new one.
create or replace function booking.rehearse_updates(
  p_user text, p_ids text[], p_revs int[], p_starts timestamptz[], p_ends timestamptz[], p_set_note boolean default false,
  p_note text default null, p_if_free boolean default false
) returns setof booking.occurrence
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_key constant text := gen_random_uuid()::text;
  v_rows booking.occurrence[];
begin
  perform writing_for(p_user, 'admin');
  begin
    perform update_bookings(
      p_user, p_ids, p_revs, p_starts, p_ends, p_set_note, p_note, v_key, '', p_if_free => p_if_free);
    perform from resolve_written(p_user, v_key);
    v_rows := array(select x from series_written(p_user, v_key) x);
    raise exception using errcode = 'BK099', message = 'rehearsed';
  exception when sqlstate 'BK099' then
    null;
  end;
  return query select x.* from unnest(v_rows) x;
end $$;
comment on function
  booking.rehearse_updates(text, text[], int[], timestamptz[], timestamptz[], boolean, text, boolean) is
  'What a change of several bookings would give and conflict with; changes nothing';
