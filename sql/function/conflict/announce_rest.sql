-- Of one placement that met more bookings than its write announced (place.sql), a page of the others. They are those of
-- the moment at which it was placed, whatever became of it or of them since: what lies there still as it did then, and,
-- of what people or resolvers have changed since, what the log says that it was. Its own transaction's placements count as
-- seen if they came before it.
-- The row is locked, and the look comes behind the lock: nothing is announced twice. Whoever looked from where his
-- transaction began might not see the pages before.
create or replace function booking.announce_rest(p_most int default 10000) returns boolean
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set plan_cache_mode = force_custom_plan
as $$
declare
  u booking.unannounced;
  v_newer booking.event;
  v_met int;
begin
  select o.* into u from booking.unannounced o order by o.booking_id, o.placement limit 1 for update skip locked;
  if not found then
    return false;
  end if;
  select e.* into v_newer from booking.event e
  where e.booking_id = u.booking_id and e.placement = u.placement and e.type in ('booking_created', 'booking_updated')
  order by e.id limit 1;

  with told as materialized (
    select unnest(e.others) as id from booking.event e
    where e.booking_id = u.booking_id and e.placement = u.placement and e.type = 'booking_conflict'
      and e.acting_for is not null
  ), changed as materialized (
    select distinct e.booking_id as id from booking.event e
    where (e.xid >= pg_snapshot_xmax(u.snapshot)
        or e.xid = any (array(select pg_snapshot_xip(u.snapshot) union all select u.xid)))
      and e.resource_id = u.resource_id and e.type <> 'booking_conflict'
  ), other as materialized (
    select w.id, w.rev, w.user_id, w.updated_at
    from changed c cross join lateral (
      select e.* from booking.event e
      where e.booking_id = c.id and e.type <> 'booking_conflict'
        and case e.xid when u.xid then e.id < v_newer.id else pg_visible_in_snapshot(e.xid, u.snapshot) end
      order by e.id desc limit 1) e, lateral (select e.booking_id, e.rev, e.user_id, e.updated_at) w(id, rev, user_id, updated_at)
    where e.status in ('PENDING', 'VALID') and e.start_time < v_newer.end_time and v_newer.start_time < e.end_time
      and w.id <> u.booking_id and not exists (select from told t where t.id = w.id)
    union all
    select o.id, o.rev, o.user_id, o.updated_at
    from overlapping(u.resource_id, tstzrange(v_newer.start_time, v_newer.end_time)) o
    where o.id <> u.booking_id and o.placed_xid <> u.xid and pg_visible_in_snapshot(o.placed_xid, u.snapshot)
      and not exists (select from changed c where c.id = o.id) and not exists (select from told t where t.id = o.id)
    limit p_most
  ), numbered as (
    select o.*, row_number() over (order by o.updated_at, o.id) as n from other o
  ), announced as (
    insert into booking.event (
      type, acting_for, booking_id, resource_id, user_id, start_time, end_time, status, rev, note, placement,
      created_at, updated_at, others, other_revs, other_owners)
    select 'booking_conflict', u.acting_for, u.booking_id, u.resource_id, v_newer.user_id, v_newer.start_time,
      v_newer.end_time, v_newer.status, v_newer.rev, v_newer.note, u.placement, v_newer.created_at, v_newer.updated_at,
      c.ids, c.revs, c.owners
    from (
      select array_agg(n.id order by n.n) as ids, array_agg(n.rev order by n.n) as revs,
        array_agg(distinct n.user_id) as owners
      from numbered n group by (n.n - 1) / 100 order by (n.n - 1) / 100) c
  )
  select count(*) into v_met from other;

  if v_met < p_most then
    delete from booking.unannounced o where o.booking_id = u.booking_id and o.placement = u.placement;
  end if;
  if v_met > 0 then
    perform wake();
  end if;
  return true;
end $$;
comment on function booking.announce_rest(int) is
  'Announces a page of what a placement met beyond what its write announced; false where nothing is left to be announced';
