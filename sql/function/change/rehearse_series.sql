-- As it would be, refusals and notices included: it is booked, looked at and taken back.
create or replace function booking.rehearse_series(
  p_user text, p_resource text, p_starts timestamptz[], p_ends timestamptz[], p_note text default null,
  p_all_or_nothing boolean default false
) returns setof booking.occurrence
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := writing_for(p_user);
  v_key constant text := gen_random_uuid()::text;
  v_rows booking.occurrence[];
begin
  begin
    perform create_series(v_user, p_resource, p_starts, p_ends, p_note, v_key, '', p_all_or_nothing);
    perform from resolve_written(v_user, v_key);
    v_rows := array(select x from series_written(v_user, v_key) x);
    raise exception using errcode = 'BK099', message = 'rehearsed';
  exception when sqlstate 'BK099' then
    null;
  end;
  for i in 1..cardinality(v_rows) loop
    v_rows[i].booking.id := null;
    v_rows[i].booking.series := null;
  end loop;
  return query select x.* from unnest(v_rows) x;
end $$;
comment on function booking.rehearse_series(text, text, timestamptz[], timestamptz[], text, boolean) is
  'What a series would give and conflict with; changes nothing';
