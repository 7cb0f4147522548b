-- session_user can be borrowed: PostgreSQL runs code of a table's owner (functions of its indexes, of a materialized view)
-- as that owner, but in the session of whoever analyzes, reindexes, refreshes or vacuums the table, autovacuum included. It
-- does so as a "security-restricted operation", in which UNLISTEN is forbidden, as in a parallel worker. Here it forgets a
-- channel that nobody listens to, on a standby too. What a subscription replicates runs triggers in the session of the
-- subscription's owner: there, replication has a role. (Without a search_path of its own, as acting_for has set it.)
create or replace function booking.in_person() returns boolean
language sql
as $$
  unlisten "booking.nobody";
  select pg_catalog.current_setting('session_replication_role') <> 'replica';
$$;
comment on function booking.in_person() is
  'Whether session_user himself is at work (or an error): nobody acts in a session that only runs his code';
