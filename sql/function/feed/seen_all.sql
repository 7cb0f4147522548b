create or replace function booking.seen_all(p_epoch text, p_snapshot pg_snapshot) returns booking.feed_cursor
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c booking.feed_cursor;
begin
  select e.id, event_stamp(e.at) into c.last, c.stamp
  from booking.event e where e.xid < pg_snapshot_xmax(p_snapshot) order by e.xid desc, e.id desc limit 1;
  c.epoch := p_epoch;
  c.old := p_snapshot;
  c.last := coalesce(c.last, 0);
  c.stamp := coalesce(c.stamp, '00000000');
  return c;
end $$;
comment on function booking.seen_all(text, pg_snapshot) is
  'The cursor that covers all that a snapshot shows; its proof is the event of the last transaction among them';
