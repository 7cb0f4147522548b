-- Three ways in which a cursor can lie. Its epoch: the events are another installation's, or were restored. Retention:
-- something behind it was pruned, unless all that ever was is covered. Its last event: gone, and nobody pruned it, so
-- the server was set back to an earlier time (point-in-time recovery, a standby that lagged when it was promoted).
create or replace function booking.check_cursor(c booking.feed_cursor, p_now booking.feed_cursor) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_pruned booking.prune;
  v_stamp text;
begin
  if c.epoch <> p_now.epoch then
    perform fail('cursor-elsewhere');
  end if;
  select p.* into v_pruned from booking.prune p order by p.id desc limit 1;
  if v_pruned.id is not null and (
    v_pruned.up_to_xid < pg_snapshot_xmin(c.old)
    or v_pruned.up_to_xid < pg_snapshot_xmin(c.new) and v_pruned.up_to_id <= c.last
    or v_pruned.xid <= c.pruned) is not true
  then
    perform fail('cursor-pruned');
  end if;
  select event_stamp(e.at) into v_stamp from booking.event e where e.id = c.last;
  if v_stamp <> c.stamp or v_stamp is null and c.last > coalesce(v_pruned.up_to_id, 0) then
    perform fail('cursor-rewound');
  end if;
end $$;
comment on function booking.check_cursor(booking.feed_cursor, booking.feed_cursor) is
  'A refusal where events behind the cursor are gone, or those it covers are not the ones that are here';
