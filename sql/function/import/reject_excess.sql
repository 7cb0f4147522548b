-- First what is too many, then what is too long of those that are left. Most are refused in the same words, which are made
-- once.
create or replace function booking.reject_excess(p_import text) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
as $$
begin
  for v_step in 1..2 loop
    with excess as materialized (
      select e.n, e.kind, e.by_then from import_excess(p_import) e where v_step = 1
      union all
      select w.n, 'too-much-a-week', w.by_then from import_beyond_week(p_import) w where v_step = 2
    ), problem as materialized (
      select d.kind, d.by_then, problem_of_excess(d.kind, d.by_then) as reason
      from (select distinct e.kind, e.by_then from excess e) d
    ), refused as (
      update booking.import_row r
      set field = case e.kind when 'too-many-there' then 'resource_id' when 'too-many' then 'user_id' else 'end_time' end,
        reason = p.reason
      from excess e join problem p on p.kind = e.kind and p.by_then = e.by_then
      where r.actor = session_user collate "default" and r.import = p_import and r.n = e.n
      returning r.*
    )
    -- The next one under its key would be booked in its place.
    update booking.import_row r set field = f.field, reason = f.reason
    from refused f
    where r.actor = session_user collate "default" and r.import = p_import and r.reason is null
      and r.user_id = f.user_id and r.key = f.key and r.n > f.n;
  end loop;
end $$;
comment on function booking.reject_excess(text) is 'Has rows that are more than the limits allow left out';
