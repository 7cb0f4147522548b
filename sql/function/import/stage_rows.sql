-- Nothing is refused here but who may not book: what is wrong with a row, import_problems.sql finds. The same rows may come
-- twice, where a link broke. Who is no admin cannot say what a booking's past is: it would jump the queue.
create or replace function booking.stage_rows(
  p_user text, p_import text, p_ns bigint[], p_lines bigint[], p_ids uuid[], p_resources text[], p_users text[],
  p_starts timestamptz[], p_ends timestamptz[], p_statuses text[], p_revs int[], p_notes text[], p_created timestamptz[],
  p_updated timestamptz[], p_keys text[], p_series uuid[]
) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := writing_for(p_user);
  v_import constant text := clean_text('key', p_import);
  v_is_admin constant boolean := has_right(session_user, 'admin');
begin
  if 1 = any (p_ns) then
    delete from booking.import_row r where r.staged_at < clock_timestamp() - interval '1 day';
  end if;
  insert into booking.import_row (
    import, n, line, id, resource_name, user_id, start_time, end_time, status, rev, note, created_at, updated_at, key, series_id)
  select v_import, r.n, r.line, case when v_is_admin then r.id end, normalize(r.resource, nfc), coalesce(normalize(r.owner, nfc), v_user),
    r.start_time, r.end_time, case when v_is_admin then r.status end, case when v_is_admin then r.rev end,
    nullif(normalize(r.note, nfc), ''), case when v_is_admin then r.created_at end, case when v_is_admin then r.updated_at end,
    normalize(r.key, nfc), r.series
  from unnest(p_ns, p_lines, p_ids, p_resources, p_users, p_starts, p_ends, p_statuses, p_revs, p_notes, p_created,
    p_updated, p_keys, p_series)
    r(n, line, id, resource, owner, start_time, end_time, status, rev, note, created_at, updated_at, key, series)
  on conflict do nothing;
end $$;
comment on function booking.stage_rows(text, text, bigint[], bigint[], uuid[], text[], text[], timestamptz[], timestamptz[],
  text[], int[], text[], timestamptz[], timestamptz[], text[], uuid[]) is 'Takes in rows of a file, in which nobody else sees them';
