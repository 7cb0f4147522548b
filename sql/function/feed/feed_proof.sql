-- Which transactions committed shows best in the last of them: a recovery to an earlier time takes away those that
-- committed last, and these need not have the greatest ids. So the last event of each of the last 32 transactions is
-- hashed, with its microsecond, as ids are used again.
create or replace function booking.feed_proof(p_snapshot pg_snapshot, out hash text, out since xid8)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_depth constant int := 32;
begin
  with recursive e as (
    (select o.xid, o.id, o.at from booking.event o
      where o.xid < pg_snapshot_xmax(p_snapshot) order by o.xid desc, o.id desc limit 1)
    union all
    select o.* from e, lateral (
      select o.xid, o.id, o.at from booking.event o where o.xid < e.xid order by o.xid desc, o.id desc limit 1) o
  )
  select lpad(to_hex(coalesce(bit_xor(timestamp_hash_extended(s.at at time zone 'UTC', s.id)), 0) & 4294967295), 8, '0'),
    case when count(*) = v_depth then (array_agg(s.xid))[v_depth] else '0' end
  into hash, since
  from (select * from e where pg_visible_in_snapshot(e.xid, p_snapshot) limit v_depth) s;
end $$;
comment on function booking.feed_proof(pg_snapshot) is
  'A hash over the last transactions that a snapshot shows, and the first of them (0 where it is over all there are)';
