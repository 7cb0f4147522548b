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
  v_others booking.booking[];
begin
  select o.* into u from booking.unannounced o where o.other_id is null
  order by o.booking_id, o.placement limit 1 for update skip locked;
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
    select booking_in(w.e) as b
    from changed c cross join lateral (
      select e from booking.event e
      where e.booking_id = c.id and e.type <> 'booking_conflict'
        and case e.xid when u.xid then e.id < v_newer.id else pg_visible_in_snapshot(e.xid, u.snapshot) end
      order by e.id desc limit 1) w
    where (w.e).status in ('PENDING', 'VALID') and c.id <> u.booking_id
      and (w.e).start_time < v_newer.end_time and v_newer.start_time < (w.e).end_time
      and not exists (select from told t where t.id = c.id)
    union all
    select o
    from overlapping(u.resource_id, tstzrange(v_newer.start_time, v_newer.end_time)) o
    where o.id <> u.booking_id and o.placed_xid <> u.xid and pg_visible_in_snapshot(o.placed_xid, u.snapshot)
      and not exists (select from changed c where c.id = o.id) and not exists (select from told t where t.id = o.id)
    limit p_most
  )
  select array_agg(o.b order by (o.b).updated_at, (o.b).id) into v_others from other o;

  if v_others is not null then
    perform record(
      array[row('booking_conflict', booking_in(v_newer), null, v_others)::booking.change], u.acting_for);
  end if;
  if coalesce(cardinality(v_others), 0) < p_most then
    delete from booking.unannounced o
    where o.booking_id = u.booking_id and o.placement = u.placement and o.other_id is null;
  end if;
  return true;
end $$;
comment on function booking.announce_rest(int) is
  'Announces a page of what a placement met beyond what its write announced; false where nothing is left to be announced';
