create or replace function booking.lock_holders(p_ids uuid[]) returns text[]
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select array_agg(distinct format('%s (process %s)', a.usename, a.pid))
  from booking.booking b
  join pg_locks l on l.locktype = 'transactionid' and l.granted and l.transactionid = b.xmax
  join pg_stat_activity a on a.pid = l.pid
  where b.id = any (p_ids);
$$;
comment on function booking.lock_holders(uuid[]) is 'The sessions that hold these bookings'' rows';
