-- Before look_again.sql, of many placements of one transaction: on a resource where no other transaction that one of their
-- snapshots did not show has placed anything, nothing has raced with them so far. One that is placed later, or is not
-- committed yet, and did not see them, finds these here when it is looked at itself, and announces both. (Nearly always a
-- maintenance process has drawn a transaction id meanwhile, so that was_alone.sql finds none of them alone.)
create or replace function booking.settle_alone(p_user text, p_keys text[]) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
  v_own xid8;
  v_oldest xid8;
  v_shared int[];
begin
  if pg_current_xact_id_if_assigned() is null then
    perform set_config('synchronous_commit', 'off', true);
  end if;
  -- What this very transaction has placed stays owed: what is committed before it would be missed.
  select b.placed_xid, min(pg_snapshot_xmin(b.placed_snapshot)) into v_own, v_oldest
  from booking.race_check s
  join booking.booking b on b.id = s.booking_id and b.resource_id = s.resource_id and b.placement = s.placement
  where s.acting_for = v_user and s.key = any (p_keys)
    and b.placed_xid is distinct from pg_current_xact_id_if_assigned()
  group by b.placed_xid order by count(*) desc limit 1;
  -- In two ranges, as its own may be a million. Verdicts, and what such looks announce, place nothing.
  v_shared := array(
    select e.resource_id from booking.event e
    where e.xid >= v_oldest and e.xid < v_own and e.type in ('booking_created', 'booking_updated')
    union
    select e.resource_id from booking.event e where e.xid > v_own and e.type in ('booking_created', 'booking_updated'));
  delete from booking.race_check s using booking.booking b
  where s.acting_for = v_user and s.key = any (p_keys) and s.resource_id <> all (v_shared)
    and b.id = s.booking_id and b.resource_id = s.resource_id and b.placement = s.placement and b.placed_xid = v_own;
end $$;
comment on function booking.settle_alone(text, text[]) is
  'Spares placements written under these keys their second look, where nobody else placed anything at that time';
