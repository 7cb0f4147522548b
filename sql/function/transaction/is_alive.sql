-- As far as signs of life can be told, by a clock that may have been put right in between. While the server was down, nobody
-- could give one: who was alive when it was last heard of anybody, is so for as long from its start. Who had been dead before,
-- stays dead. And whose wait is over does not come back.
create or replace function booking.is_alive(w booking.waiter) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select (w).waits_until > clock_timestamp() and is_possible(w) and case
    when (w).seen_at between clock_timestamp() - sign_of_life() and clock_timestamp() + sign_of_life() then true
    when pg_postmaster_start_time() between clock_timestamp() - sign_of_life() and clock_timestamp() + sign_of_life()
      then (w).seen_at >= (
        select max(o.seen_at) - sign_of_life() from booking.waiter o where o.seen_at < pg_postmaster_start_time())
    else false end;
$$;
comment on function booking.is_alive(booking.waiter) is
  'Whether whoever waits has shown a sign of life of late, and waits for something that can be';
