-- What `process-pending --eager` has to look at. What the resolvers themselves wrote is no news, nor is what is told about
-- bookings that did not change. The places in the stream are snapshots, as in feed.sql.
create or replace function booking.news(p_user text, p_since pg_snapshot default null)
returns table (snapshot text, resources text[])
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_now constant pg_snapshot := pg_current_snapshot();
begin
  perform acting_for(p_user, 'resolver');
  return query
    select v_now::text, array(
      select distinct r.name
      from (
        select e.resource_id, e.type from booking.event e
        where e.xid >= pg_snapshot_xmax(p_since) and pg_visible_in_snapshot(e.xid, v_now)
        union all
        select e.resource_id, e.type from booking.event e
        where e.xid = any (array(select pg_snapshot_xip(p_since))) and pg_visible_in_snapshot(e.xid, v_now)
      ) e join booking.resource r on r.id = e.resource_id
      where e.type in ('booking_created', 'booking_updated', 'booking_deleted'));
end $$;
comment on function booking.news(text, pg_snapshot) is
  'Where the event stream is now, and the resources whose bookings people have changed since a place in it';
