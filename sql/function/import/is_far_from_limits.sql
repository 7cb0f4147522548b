-- As within_limits.sql has it for one statement: near is the last tenth of a limit, or its last hundred. Counted once in the
-- transaction that books (migration 0030); stage_rows.sql has it counted anew.
create or replace function booking.is_far_from_limits(p_import text) returns boolean
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set jit = off
as $$
declare
  s booking.setting;
  v_is_far boolean := (
    select c.is_far from booking.import_count c
    where c.actor = session_user collate "default" and c.import = p_import and c.xid = pg_current_xact_id());
begin
  if v_is_far is not null then
    return v_is_far;
  end if;
  select x.* into s from booking.setting x;
  v_is_far := num_nonnulls(s.per_user, s.per_resource) = 0 or not exists (
    with wanted as materialized (
      select r.user_id, r.resource_name, count(*) as n from staged(p_import) r
      where r.reason is null group by r.user_id, r.resource_name
    ), counted as (
      select c.user_id, c.resource_id, sum(c.n) as n from (
        select w.user_id, r.id as resource_id, w.n from wanted w left join booking.resource r on r.name = w.resource_name
        union all
        select o.user_id, o.resource_id, 1
        from (select distinct w.user_id from wanted w) u, lateral (
          select o.user_id, o.resource_id from booking.booking o
          where o.user_id = u.user_id and o.status in ('PENDING', 'VALID') and o.end_time > statement_timestamp()
          limit coalesce(s.per_user, 100000)) o) c
      group by c.user_id, c.resource_id
    )
    select from counted c group by c.user_id
    having sum(c.n) > s.per_user - greatest(s.per_user / 10, 100)
      or max(c.n) > s.per_resource - greatest(s.per_resource / 10, 100));
  delete from booking.import_count c where c.actor = session_user collate "default";
  insert into booking.import_count (import, is_far) values (p_import, v_is_far);
  return v_is_far;
end $$;
comment on function booking.is_far_from_limits(text) is
  'Whether all that is staged of an import keeps its owners away from the limits of how much one may have';
