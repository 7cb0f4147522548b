-- Some of what was staged, in its order; all of it is one transaction. It is read once, as others can stage more meanwhile,
-- and counted once: to count for each thousand what its owners have would be to count the thousands before it again and
-- again. In the same look it is judged, whatever was staged since prepare_import.sql did so, if it was asked at all. A
-- thousand at a time is placed under a key of its own. Nobody reads notices about one of so many.
--
-- Imports that say ids follow one another, each reading what the one before has committed: no constraint keeps an id from
-- being of two resources. (The lock stands in nobody else's way: it conflicts with itself, and with what looks after the
-- table, and members have no right to it.)
create or replace function booking.import_rows(p_user text, p_import text, p_after bigint, p_up_to bigint)
returns table (imported bigint, passed_over bigint)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set client_min_messages = warning
set jit = off
set enable_seqscan = off
as $$
declare
  c_part constant int := 1000;
  v_user constant text := writing_for(p_user);
  v_as_given constant boolean := has_right(session_user, 'admin');
  v_import constant text := clean_text('key', p_import);
  v_part record;
  v_count bigint := 0;
begin
  perform begin_write();
  if v_as_given and exists (
    select from staged(v_import) r where r.n > p_after and r.n <= p_up_to and r.reason is null and r.id is not null)
  then
    lock table booking.import_key in share update exclusive mode;
  end if;
  for v_part in
    with mine as materialized (
      select r from rows_to_book(p_import, p_after, p_up_to) r
    )
    select (r).n - ((r).n - p_after - 1) % c_part - 1 as after, array_agg(r order by (r).n) as rows,
      (select are_far_from_limits(array_agg((r).user_id), array_agg((r).resource_name)) from mine) as are_far,
      (select fail('bad-row', p.line::text, p.field, p.reason)
        from import_problems(v_user, v_import, p_after, p_up_to) p limit 1) as problem
    from mine group by 1 order by 1
  loop
    v_count := v_count + import_part(v_part.rows, v_user, v_import, v_part.after, v_as_given, v_part.are_far);
  end loop;
  return query
    select v_count, count(*) - v_count from staged(p_import) r
    where r.n > p_after and r.n <= p_up_to and r.reason is null;
end $$;
comment on function booking.import_rows(text, text, bigint, bigint) is
  'Books rows that were staged; gives how many, and how many had come before';
