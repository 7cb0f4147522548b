-- First those that are free then, last those that are closed, and in between the one that is free soonest; one that needs
-- nobody's approval before one that does.
create or replace function booking.by_freedom(p_resources int[], p_busy tstzrange) returns int[]
language sql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set jit = off
as $$
  select array_agg(r.id order by o.is_closed, o.valid_until nulls first, r.approvers is not null, o.wanted_by, r.id)
  from booking.resource r cross join lateral (
    select max(upper(x.busy)) filter (where x.status = 'VALID') as valid_until,
      count(*) filter (where x.status = 'PENDING') as wanted_by,
      exists (select from booking.closure c where c.resource_id = r.id and c.during && p_busy) as is_closed
    from (
      select b.busy, b.status
      from booking.overlapping(r.id, booking.busy_of(r, lower(p_busy), upper(p_busy))) b limit 100) x) o
  where r.id = any (p_resources);
$$;
comment on function booking.by_freedom(int[], tstzrange) is 'Resources in the order in which one would choose for a time';
