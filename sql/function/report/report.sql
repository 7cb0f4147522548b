-- One look at the bookings, added up in four ways. What was asked for is what is not deleted; a booking counts where it
-- begins, its hours on the days and for the one who have them. It met an older one if its own placements were announced as
-- conflicts; it waited from its last placement until it was VALID, which nobody knows of what begins elsewhere or was pruned.
create or replace function booking.report(
  p_user text, p_from timestamptz, p_to timestamptz, p_resources text[] default null, p_tags jsonb default '{}',
  p_zone text default current_setting('timezone')
) returns table (
  kind text, resource_id text, day date, user_id text, requests bigint, bookings bigint, no_shows bigint, conflicts bigint,
  rejected bigint, open_hours float8, booked_hours float8, held_hours float8, wasted_hours float8, wait_median float8,
  wait_p95 float8
)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set timezone = 'UTC'
set jit = off
set enable_seqscan = off
as $$
declare
  -- Whoever asks has all of its days made.
  c_most constant interval := '10 years';
  v_names constant text[] := array(select normalize(n, nfc) from unnest(p_resources) n);
begin
  perform acting_for(p_user);
  perform check_resources(p_resources);
  if (p_from < p_to and isfinite(p_from) and isfinite(p_to)) is not true then
    perform fail('bad-slot');
  elsif p_to > p_from + c_most then
    perform fail('long-report');
  end if;
  perform set_config('timezone', p_zone, true);
  return query
    with scope as materialized (
      select r, r.id, r.name, r.retired_at, num_nonnulls(r.opens, r.closed_days) = 0 and not exists (
        select from booking.closure c where c.resource_id = r.id and c.during && tstzrange(p_from, p_to)) as is_always_open
      from booking.resource r where (p_resources is null or r.name = any (v_names)) and r.tags @> p_tags
    ), days as materialized (
      select d.day::date as day, greatest(day_begins(d.day::date), p_from) as begins,
        least(day_begins(d.day::date + 1), p_to) as ends
      from generate_series(
        p_from::date::timestamp, (p_to - interval '1 microsecond')::date::timestamp, interval '1 day') d(day)
    ), part as materialized (
      select s.id, d.day, booking.open_hours(s.r, d.begins, d.ends) as hours
      from scope s, days d where not s.is_always_open
    ), piece as materialized (
      select s.name, u.*, f.met, f.waited
      from booking.used(p_from, p_to, array(select s.id from scope s), array['VALID', 'PENDING', 'REJECTED']) u
      join scope s on s.id = u.resource_id
      left join lateral (
        select coalesce(bool_or(e.type = 'booking_conflict'), false) as met,
          extract(epoch from min(e.at) filter (where e.type = 'booking_validated' and e.updated_at = u.updated_at)
            - u.updated_at)::float8 as waited
        from booking.event e where e.booking_id = u.id) f on u.is_first
    ), counted as materialized (
      select s.* from scope s where s.retired_at is null or exists (select from piece p where p.resource_id = s.id)
    ), capacity as (
      select 'resource' as kind, s.name, null::date as day, case
        when s.is_always_open then extract(epoch from p_to - p_from)::float8 / 3600
        else (select sum(p.hours) from part p where p.id = s.id) end as hours
      from counted s
      union all
      select 'day', null, d.day, extract(epoch from d.ends - d.begins)::float8 / 3600
          * (select count(*) from counted s where s.is_always_open)
        + coalesce((
          select sum(p.hours) from part p join counted s on s.id = p.id where p.day = d.day), 0)
      from days d
    ), total as (
      select case grouping(p.name, p.day, p.user_id) when 7 then 'all' when 3 then 'resource' when 5 then 'day' else 'user' end
          as kind,
        p.name, p.day, p.user_id, count(*) filter (where p.is_first) as requests,
        count(*) filter (where p.is_first and p.status = 'VALID') as bookings,
        count(*) filter (where p.is_first and p.is_no_show and p.status = 'VALID') as no_shows,
        count(*) filter (where p.met) as conflicts,
        count(*) filter (where p.is_first and p.status = 'REJECTED') as rejected,
        coalesce(sum(p.booked) filter (where p.status = 'VALID'), 0) as booked,
        coalesce(sum(p.held) filter (where p.status = 'VALID' and not p.is_no_show), 0) as held,
        coalesce(sum(p.held) filter (where p.status = 'VALID' and p.is_no_show), 0) as wasted,
        percentile_cont(0.5) within group (order by greatest(p.waited, 0))
          filter (where p.status = 'VALID' and p.waited is not null) as wait_median,
        percentile_cont(0.95) within group (order by greatest(p.waited, 0))
          filter (where p.status = 'VALID' and p.waited is not null) as wait_p95
      from piece p group by grouping sets ((), (p.name), (p.day), (p.user_id))
    )
    select coalesce(t.kind, c.kind), coalesce(t.name, c.name), coalesce(t.day, c.day), t.user_id,
      coalesce(t.requests, 0), coalesce(t.bookings, 0), coalesce(t.no_shows, 0), coalesce(t.conflicts, 0),
      coalesce(t.rejected, 0),
      case t.kind when 'user' then null
        when 'all' then (select sum(x.hours) from capacity x where x.kind = 'resource') else c.hours end,
      coalesce(t.booked, 0), coalesce(t.held, 0), coalesce(t.wasted, 0), t.wait_median, t.wait_p95
    from total t full join capacity c on c.kind = t.kind and coalesce(c.name, c.day::text) = coalesce(t.name, t.day::text)
    order by array_position(array['all', 'resource', 'day', 'user'], coalesce(t.kind, c.kind)),
      coalesce(t.name, c.name), coalesce(t.day, c.day), t.booked desc, t.requests desc, t.user_id;
end $$;
comment on function booking.report(text, timestamptz, timestamptz, text[], jsonb, text) is
  'How resources were used between two times: in all, and for each resource, day and user; the hours, what conflicted, and how long it took to be VALID, in seconds';
