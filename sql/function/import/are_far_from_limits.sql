-- As within_limits.sql has it for one statement.
create or replace function booking.are_far_from_limits(p_users text[], p_resources text[]) returns boolean
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set jit = off
as $$
declare
  s booking.setting;
begin
  select x.* into s from booking.setting x;
  return num_nonnulls(s.per_user, s.per_resource) = 0 or not exists (
    with wanted as materialized (
      select w.user_id, w.resource_name, count(*) as n from unnest(p_users, p_resources) w(user_id, resource_name)
      group by w.user_id, w.resource_name
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
    having sum(c.n) > near_limit(s.per_user)
      or max(c.n) > near_limit(s.per_resource));
end $$;
comment on function booking.are_far_from_limits(text[], text[]) is
  'Whether placements keep their owners, each beside the name of its resource, away from the limits of how much one may have';
