-- A sign of life is 15 s old at most, by a clock that may have been put right in between. While the server was down, nobody
-- could give one.
create or replace function booking.is_alive(w booking.waiter) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select greatest((w).seen_at, pg_postmaster_start_time())
    between clock_timestamp() - interval '15 seconds' and clock_timestamp() + interval '15 seconds';
$$;
comment on function booking.is_alive(booking.waiter) is 'Whether whoever waits has shown a sign of life of late';
