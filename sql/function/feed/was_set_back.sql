-- Pruning explains what is missing, but nothing beyond the transaction that it has reached: a server that was set back
-- gives out lower ones for a while. Snapshots in cursors are cut behind the last transaction with an event (feed_end.sql).
create or replace function booking.was_set_back(
  c booking.feed_cursor, p_now booking.feed_cursor, p_pruned booking.prune
) returns boolean
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_shown constant pg_snapshot := coalesce(c.new, c.old);
  v_last constant xid8 := (pg_snapshot_xmax(v_shown)::text::numeric - 1)::text::xid8;
  v_reached constant xid8 := coalesce(p_pruned.up_to_xid, '0');
  v_hash constant text := split_part(c.proof, '.', 1);
  v_stamp text;
  v_since xid8;
begin
  if v_last > '2' and v_last > v_reached and not exists (select from booking.event e where e.xid = v_last) then
    return true;
  end if;
  select event_stamp(e.at) into v_stamp from booking.event e where e.id = c.last;
  if v_stamp <> c.stamp
    or v_stamp is null and c.last > 0 and (
      p_pruned.id is null or p_pruned.up_to_id < c.last
      or v_reached < case when c.new is null then v_last else least(pg_snapshot_xmin(c.old), v_last) end)
  then
    return true;
  elsif v_hash is null or v_shown::text = p_now.old::text and v_hash = split_part(p_now.proof, '.', 1) then
    return false;
  end if;
  select p.since into v_since from feed_proof(v_shown) p where p.hash <> v_hash;
  return v_since > v_reached or v_since is not null and split_part(c.proof, '.', 2)::xid8 = coalesce(p_pruned.xid, '0');
end $$;
comment on function booking.was_set_back(booking.feed_cursor, booking.feed_cursor, booking.prune) is
  'Whether something that the cursor covers is gone though nobody pruned it';
