create or replace function booking.seen_all(p_epoch text, p_snapshot pg_snapshot) returns booking.feed_cursor
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select row(p_epoch, p_snapshot, null, coalesce(e.id, 0), coalesce(event_stamp(e.at), '00000000'), null)::booking.feed_cursor
  from (select) x left join lateral (
    select e.id, e.at from booking.event e where e.xid < pg_snapshot_xmax(p_snapshot) order by e.xid desc, e.id desc limit 1
  ) e on true;
$$;
comment on function booking.seen_all(text, pg_snapshot) is
  'The cursor that covers all that a snapshot shows; its proof is the event of the last transaction among them';
