-- A transaction that was running when the snapshot was taken may have ended and been pruned meanwhile, unless it was still
-- running when the last batch was: a long one elsewhere says nothing about pruning.
create or replace function booking.covers_pruned(p_snapshot pg_snapshot, p_pruned booking.prune) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select p_pruned.up_to_xid < pg_snapshot_xmax(p_snapshot) and not exists (
    select from pg_snapshot_xip(p_snapshot) x
    where x <= p_pruned.up_to_xid and coalesce(pg_visible_in_snapshot(x, p_pruned.snapshot), true));
$$;
comment on function booking.covers_pruned(pg_snapshot, booking.prune) is
  'Whether a snapshot shows all that has ever been pruned, up to this newest row of booking.prune';
