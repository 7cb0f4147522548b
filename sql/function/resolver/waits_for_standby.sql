-- A commit that waits keeps the lock under which all commits that notify take turns: those behind it are no culprits either.
create or replace function booking.waits_for_standby(p_wait_event text) returns boolean
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce(p_wait_event in ('SyncRep', 'object'), false);
$$;
comment on function booking.waits_for_standby(text) is
  'Whether a session''s commit waits for a standby, or for its turn behind one that does';
