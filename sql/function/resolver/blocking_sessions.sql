-- A lock that was not free in time does not say who has it. Whoever wrote bookings, or locked resources, in a transaction
-- that is still open is named; an ordinary write is over in milliseconds. Since when is null where the schema's owner may
-- not see that of other roles (pg_read_all_stats). What began later than now, began before the clock was put back. Who waits
-- for a standby has done all that he can (waits_for_standby.sql).
create or replace function booking.blocking_sessions(p_user text, p_age interval default '200 milliseconds')
returns table (who text, since timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user);
  return query
    select distinct format('%s (process %s)', a.usename, a.pid), a.xact_start
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'relation' and l.granted and l.mode in ('RowShareLock', 'RowExclusiveLock')
      and l.database = (select d.oid from pg_database d where d.datname = current_database())
      and l.relation in ('booking.booking'::regclass, 'booking.resource'::regclass)
      and l.pid <> pg_backend_pid()
      and not booking.waits_for_standby(a.wait_event)
      and (a.xact_start between clock_timestamp() - p_age and clock_timestamp()) is not true
    order by 1;
end $$;
comment on function booking.blocking_sessions(text, interval) is
  'The sessions whose open transactions hold bookings or resources for longer than a write takes';
