-- The answer for nearly every write, in one statement, as each costs a fresh session its planning; check_limits.sql looks
-- closer. It reads only the user's own live bookings, by their index whatever the statistics say, and no more of them than
-- the limit. What is placed at once counts as if it were there. Where all has been counted (p_is_counted,
-- are_far_from_limits.sql), it is not counted again.
create or replace function booking.within_limits(p_changes booking.change[], p_is_counted boolean default false) returns boolean
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set jit = off
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    with wanted as materialized (
      select c.booking as b from unnest(p_changes) c
    )
    select not exists (
      select from wanted w
      where (w.b).end_time - (w.b).start_time < s.shortest or (w.b).end_time - (w.b).start_time > s.longest
        or (w.b).start_time > statement_timestamp() + s.horizon or (w.b).start_time < statement_timestamp() + s.notice)
    and s.per_week is null and not exists (select from booking.share)
    and not exists (
      select from booking.resource r
      where num_nonnulls(r.bookers, r.longest, r.zone) > 0 and r.id in (select (w.b).resource_id from wanted w))
    and (p_is_counted or num_nonnulls(s.per_user, s.per_resource) = 0 or not exists (
      select from (select distinct (w.b).user_id from wanted w) u, lateral (
        select count(*) + cardinality(p_changes) as n,
          count(*) filter (where m.resource_id in (select (w.b).resource_id from wanted w)) + cardinality(p_changes) as there
        from (
          select o.resource_id from booking.booking o
          where o.user_id = u.user_id and o.status in ('PENDING', 'VALID') and o.end_time > statement_timestamp()
          limit coalesce(s.per_user, 100000)) m) m
      where m.n > near_limit(s.per_user)
        or m.there > near_limit(s.per_resource)))
    from booking.setting s);
end $$;
comment on function booking.within_limits(booking.change[], boolean) is
  'Whether what is to be placed keeps to the limits of the installation, of resources that are for all at all times, and its owners are not even near one';
