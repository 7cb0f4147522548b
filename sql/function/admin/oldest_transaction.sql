-- Without pg_read_all_stats the schema's owner is not told when others' transactions began. Who waits for a standby has
-- committed: ending him would only lose the confirmation.
create or replace function booking.oldest_transaction() returns table (since timestamptz, who text)
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select a.xact_start, booking.session_name(a.usename, concat('process ', a.pid,
    case when a.state like 'idle in transaction%' then ', idle in it' end))
  from pg_stat_activity a
  where a.datname = current_database() and a.pid <> pg_backend_pid() and a.backend_type = 'client backend'
    and a.xact_start is not null and not booking.waits_for_standby(a.wait_event)
  union all
  select p.prepared, booking.session_name(p.owner, format('ROLLBACK PREPARED %L', p.gid))
  from pg_prepared_xacts p where p.database = current_database()
  order by 1 limit 1;
$$;
comment on function booking.oldest_transaction() is 'The longest open transaction of a client in this database, prepared or not, and whose it is';
