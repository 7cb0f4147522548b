-- Where a user stands, at one moment: each list short, as it is for a look. What befell his bookings is told until he has
-- seen it; the last row says what this look shows (see.sql).
create or replace function booking.status(p_user text)
returns table (kind text, waits uuid, place bigint, actor text, at timestamptz, seen text, booking booking.public_booking,
  closed text, approvers text[])
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
  with me as materialized (
    select booking.acting_for(p_user) as name, clock_timestamp() as now
  ), own as materialized (
    select b, (b).status, (b).start_time, (b).id
    from me m cross join lateral (
      select b from booking.booking b
      where b.user_id = m.name and b.status in ('PENDING', 'VALID') and b.end_time > m.now
      order by b.end_time limit 1000) b
  ), waiting as materialized (
    select o.* from own o where o.status = 'PENDING' order by o.start_time, o.id limit 20
  ), fate as materialized (
    select f.* from (
      select distinct on (e.booking_id) e.id, e.booking_id, e.resource_id, e.type, e.at
      from me m cross join booking.event e left join booking.seen s on s.user_id = m.name
      where e.user_id = m.name
        and (e.type = 'booking_rejected'
          or e.type in ('booking_updated', 'booking_deleted') and e.acting_for <> e.user_id)
        and coalesce(not pg_visible_in_snapshot(e.xid, s.snapshot), true)
      order by e.booking_id, e.id desc) f
    order by f.id desc limit 20
  ), line as (
    (select 'held' as kind, null::uuid as waits, null::bigint as place, null::text as actor,
      null::timestamptz as at, o.b
    from own o, me m where o.status = 'VALID' and o.start_time <= m.now)
    union all
    (select 'next', null, null, null, null, o.b
    from own o, me m where o.status = 'VALID' and o.start_time > m.now order by o.start_time, o.id limit 5)
    union all
    select 'waiting', null,
      (select count(*) + 1 from booking.blockers(w.b) x where x.status = 'PENDING'), null, null, w.b
    from waiting w
    union all
    select 'behind', w.id, null, null, null, x.b
    from waiting w cross join lateral (
      select x as b from booking.blockers(w.b) x order by x.status desc, x.updated_at, x.id limit 5) x
    union all
    select f.type, null, null, (select e.actor from booking.all_events e where e.event_id = f.id), f.at, b
    from fate f join booking.booking b on b.id = f.booking_id and b.resource_id = f.resource_id
    where f.type <> 'booking_rejected' or b.status = 'REJECTED'
  )
  select y.kind, y.waits, y.place, y.actor, y.at, y.seen, y.booking, y.closed, y.approvers
  from (
    select l.n, l.kind, l.waits, l.place, l.actor, l.at, null as seen, s.booking,
      o.closed, o.approvers
    from (select x.*, row_number() over () as n from line x) l
    join booking.all_bookings s on s.id = (l.b).id and s.resource_id = (l.b).resource_id
    left join lateral booking.obstacles(l.b) o on l.kind = 'waiting'
    union all
    select null, 'seen', null, null, null, m.now, pg_current_snapshot()::text, null, null, null from me m) y
  order by y.n nulls last;
$$;
comment on function booking.status(text) is
  'What a user holds, what comes next, what he waits for and behind whom, and what befell his bookings since he last looked';
