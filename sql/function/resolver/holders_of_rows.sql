create or replace function booking.holders_of_rows(p_ids uuid[]) returns text[]
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select array_agg(distinct h.who)
  from booking.booking b
  join pg_locks l on l.locktype = 'transactionid' and l.granted and l.transactionid = b.xmax
  cross join holder_of_lock(l.pid, l.virtualtransaction) h
  where b.id = any (p_ids);
$$;
comment on function booking.holders_of_rows(uuid[]) is 'The sessions that hold these bookings'' rows';
