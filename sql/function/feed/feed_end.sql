-- The snapshot is cut behind the last transaction that wrote an event. What was done after that wrote none, so nothing
-- is missed; and after a recovery to an earlier time, which hands out the same transaction ids again, a cursor never
-- takes a new transaction for one that it covers: either that last event is gone, or all it covers is there.
-- On a standby the list of transactions in progress is empty, so a place taken there would lose events.
create or replace function booking.feed_end() returns booking.feed_cursor
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_pruned constant booking.prune := (select p from booking.prune p order by p.id desc limit 1);
  v_last constant xid8 := greatest(
    (select e.xid from booking.event e order by e.xid desc limit 1), v_pruned.up_to_xid, '2');
  v_end constant xid8 := (v_last::text::numeric + 1)::text::xid8;
  v_running xid8[];
  v_snapshot pg_snapshot;
  c booking.feed_cursor;
begin
  if pg_is_in_recovery() then
    perform fail('standby');
  elsif not is_this_server() then
    perform fail('restored');
  end if;
  v_running := array(
    select x.xid from (select pg_snapshot_xip(pg_current_snapshot()) union select pg_current_xact_id_if_assigned()) x(xid)
    where x.xid < v_end order by x.xid);
  v_snapshot := format('%s:%s:%s', coalesce(v_running[1], v_end), v_end, array_to_string(v_running, ','));
  c := seen_all((select left(s.epoch::text, 8) from booking.setting s), v_snapshot);
  c.proof := concat((select p.hash from feed_proof(v_snapshot) p), '.', coalesce(v_pruned.xid, '0'));
  return c;
end $$;
comment on function booking.feed_end() is 'The cursor that covers every event there is';
