-- Whether no other transaction had an id from a placement's snapshot until now, when it is committed: then no other one can
-- have raced with it so far, and one that is placed later, unable to see it, is not alone itself and looks for both. On a
-- quiet server that is nearly every write. Plain SQL without settings: it is inlined.
create or replace function booking.was_alone(b booking.booking) returns boolean
language sql stable
as $$
  select pg_snapshot_xmin(b.placed_snapshot) >= b.placed_xid
    and pg_snapshot_xmin(pg_current_snapshot()) = pg_snapshot_xmax(pg_current_snapshot())
    and pg_snapshot_xmax(pg_current_snapshot())::text::bigint = b.placed_xid::text::bigint + 1;
$$;
comment on function booking.was_alone(booking.booking) is
  'Whether nobody can have raced with a placement, as nobody else wrote anything at that time';
