-- A user's transaction decides without the resource's lock: whoever falls asleep in one must not keep it from the resolvers,
-- from others who decide at once, from an admin. Each statement looks at what is committed when it begins (only READ
-- COMMITTED does), and of two that want the same time the exclusion constraint has one wait for the other's end. A client
-- that falls asleep is cut off after 5 s. That is no more than the default: a user may set another in his own transaction.
create or replace function booking.begin_deciding() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform check_isolation();
  perform set_config('idle_in_transaction_session_timeout', '5s', true);
end $$;
comment on function booking.begin_deciding() is 'What every transaction of a user does before it makes bookings VALID';
