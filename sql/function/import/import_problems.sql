-- Each name is looked at once, and of notes and times only those that may be wrong. Names that are not stay out of the
-- joins: of rows that have just been staged there are no statistics, and each would be held against each. (The `case` keeps
-- the looks at times behind the condition: a planner that knows that they must not be null asks them first.) What has come
-- before is not booked, whatever is wrong with it by now. What an admin brings back under its id was booked by the rules of
-- its time, and is not held to those of today.
create or replace function booking.import_problems(p_user text, p_import text, p_after bigint, p_up_to bigint)
returns table (n bigint, line bigint, field text, reason text)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
as $$
begin
  return query
    with mine as materialized (
      select r.* from staged(p_import) r
      where r.n > p_after and r.n <= p_up_to and r.reason is null
        and is_new_row(r)
    ), resource as materialized (
      select y.* from (
        select x.name, problem_of('resource name', x.name, x.before) as reason
        from (
          select m.resource_name as name,
            first_value(m.resource_name) over (partition by fold(m.resource_name) collate "C" order by min(m.n)) as before
          from mine m group by m.resource_name) x offset 0) y
      where y.reason is not null
    ), everyone as materialized (
      select may_act_for(session_user, null) as may
    ), owner as materialized (
      select y.* from (
        select x.name, case
          when x.name <> p_user and not (select e.may from everyone e) and not may_act_for(session_user, x.name)
            then format('%s may not act for %s', session_user,
              case when has_right(session_user, 'delegate') then excerpt(x.name) else 'another' end)
          else problem_of('user name', x.name) end as reason
        from (select distinct m.user_id as name from mine m) x offset 0) y
      where y.reason is not null
    )
    select distinct on (u.n) u.n, u.line, u.field, u.reason from (
      select m.n, m.line, 'resource_id' as field, x.reason from mine m join resource x on x.name = m.resource_name
      union all
      select m.n, m.line, 'user_id', x.reason from mine m join owner x on x.name = m.user_id
      union all
      select m.n, m.line, 'note', problem_of('note', m.note) from mine m
      where m.note !~ '^[ -~]*$' or octet_length(m.note) > 2000
      union all
      select m.n, m.line, 'key', problem_of('key', m.key) from mine m where m.key !~ '^[!-,.-~][!-~]{0,199}$'
      union all
      select m.n, m.line,
        case when m.start_time > clock_timestamp() + s.horizon and m.end_time > m.start_time
          and (m.end_time - m.start_time < s.shortest or m.end_time - m.start_time > s.longest) is not true
          then 'start_time' else 'end_time' end,
        case when m.start_time >= m.end_time or m.start_time < '1970-01-01 00:00:00Z' or m.end_time >= '10000-01-01 00:00:00Z'
          or m.id is null and (m.end_time - m.start_time < s.shortest or m.end_time - m.start_time > s.longest
            or m.start_time > clock_timestamp() + s.horizon)
        then problem_of_slot(m.start_time, m.end_time) end
      from mine m cross join booking.setting s
      union all
      select m.n, m.line, p.field, p.reason
      from mine m left join booking.resource r on r.name = m.resource_name
      cross join lateral problem_of_rules(imported_booking(m, r)) p
      where m.id is null and m.start_time < m.end_time
        and (num_nonnulls(r.bookers, r.longest, r.zone) > 0 or (select s.notice from booking.setting s) is not null)
      union all
      select o.n, o.line, 'series', case
        when o.is_anothers then 'the series is another user''s'
        when o.id is null and o.place > s.series then format('a series has at most %s bookings at a time (booking policy series)', s.series) end
      from (
        select m.n, m.line, m.id, m.user_id <> first_value(m.user_id) over same or m.user_id <> s.owner as is_anothers,
          row_number() over same as place
        from mine m left join (
          select d.series_id, (select b.user_id from booking.booking b where b.series_id = d.series_id limit 1) as owner
          from (select distinct x.series_id from mine x) d) s on s.series_id = m.series_id
        where m.series_id is not null
        window same as (partition by m.series_id order by m.n)) o cross join booking.setting s
      union all
      select v.n, v.line, 'status', 'another VALID booking has some of its time' from (
        select m.*, r.id as resource_id, case when m.start_time < m.end_time then busy_of(r, m.start_time, m.end_time) end as busy,
          max(m.end_time) over (
            partition by m.resource_name order by m.start_time, m.n rows between unbounded preceding and 1 preceding)
            + coalesce(r.buffer_before + r.buffer_after, '0') as until
        from mine m left join booking.resource r on r.name = m.resource_name where m.status = 'VALID') v
      where v.start_time < v.until
        or exists (
          select from booking.booking b
          where b.resource_id = v.resource_id and b.status = 'VALID' and b.busy && v.busy)
      ) u
    where u.reason is not null order by u.n;
end $$;
comment on function booking.import_problems(text, text, bigint, bigint) is
  'What is wrong with rows that were staged and have not come before, one reason for each';
