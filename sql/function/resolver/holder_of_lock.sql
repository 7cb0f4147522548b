-- A prepared transaction has no process, and is found by the lock that it has on its own id: whoever prepared it, or a
-- superuser, ends it by its name.
create or replace function booking.holder_of_lock(p_pid int, p_virtual_transaction text)
returns table (who text, since timestamptz, wait_event text)
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.session_name(a.usename, 'process ' || a.pid), a.xact_start, a.wait_event
  from pg_stat_activity a where a.pid = p_pid
  union all
  select booking.session_name(p.owner, format('ROLLBACK PREPARED %L', p.gid)), p.prepared, null
  from pg_locks l join pg_prepared_xacts p on p.transaction = l.transactionid
  where p_pid is null and l.pid is null and l.virtualtransaction = p_virtual_transaction;
$$;
comment on function booking.holder_of_lock(int, text) is 'Who holds a lock of pg_locks, and since when his transaction is open';
