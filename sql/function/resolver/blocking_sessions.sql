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
    select distinct h.who, h.since
    from pg_locks l cross join holder_of_lock(l.pid, l.virtualtransaction) h
    where l.locktype = 'relation' and l.granted and l.mode not in ('AccessShareLock', 'ShareUpdateExclusiveLock')
      and l.database = (select d.oid from pg_database d where d.datname = current_database())
      and l.relation in ('booking.booking'::regclass, 'booking.resource'::regclass)
      and l.pid is distinct from pg_backend_pid()
      and not booking.waits_for_standby(h.wait_event)
      and (h.since between clock_timestamp() - p_age and clock_timestamp()) is not true
    order by 1;
end $$;
comment on function booking.blocking_sessions(text, interval) is
  'The sessions whose open transactions hold bookings or resources for longer than a write takes';
