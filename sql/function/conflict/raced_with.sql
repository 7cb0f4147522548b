-- Two placements raced when neither snapshot shows the other's transaction. One transaction's own saw each other. Plain SQL
-- without settings: it is inlined.
create or replace function booking.raced_with(l booking.booking) returns setof booking.booking
language sql stable
as $$
  select o.* from booking.overlapping((l).resource_id, (l).busy) o
  where o.placed_xid <> (l).placed_xid
    and not pg_visible_in_snapshot(o.placed_xid, (l).placed_snapshot)
    and not pg_visible_in_snapshot((l).placed_xid, o.placed_snapshot);
$$;
comment on function booking.raced_with(booking.booking) is 'The live placements that overlap one, where neither could see the other';
