-- What pruning has reached is told from a snapshot, and a cursor proves more than its last event.

alter table booking.prune add snapshot pg_snapshot;
comment on column booking.prune.snapshot is
  'What its last batch could see. No event of a transaction that was running then has been pruned (null: from the first '
  'version, when nobody looked)';
comment on table booking.prune is
  'What was pruned, by whom and up to where. The newest row, which every batch of whatever run raises, is what cursors '
  'are held against';

-- Runs that overlapped may have left a newest row that is not the furthest.
update booking.prune p
set up_to_id = m.up_to_id, up_to_xid = m.up_to_xid, xid = m.xid
from (
  select max(o.id) as id, max(o.up_to_id) as up_to_id,
    (array_agg(o.up_to_xid order by o.up_to_xid desc))[1] as up_to_xid, (array_agg(o.xid order by o.xid desc))[1] as xid
  from booking.prune o) m
where p.id = m.id;

-- Where the beginning was is kept from now on, so that pruning behind it is noticed.
update booking.cursor c
set position = concat_ws('/', left(s.epoch::text, 8),
  'b' || coalesce((select p.xid from booking.prune p order by p.id desc limit 1), '0'), '0.00000000')
from booking.setting s where c.position = 'beginning';

alter type booking.feed_cursor add attribute proof text;
comment on type booking.feed_cursor is
  'A place in the feed: all that old shows is covered, and of what new adds all up to the event last (new is null where '
  'there is nothing to add). The stamp proves that last is still the event that it was. Begun at the beginning: behind '
  'the pruning pruned. proof: a hash over the last transactions that the newer snapshot shows, and the last pruning then';
