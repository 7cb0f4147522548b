-- A user's transaction that decides takes the resource's lock, as a resolver's chunk does. Only READ COMMITTED sees, after
-- the wait, what was committed meanwhile. A client that falls asleep in such a transaction is cut off after 5 s. That is no
-- more than the default: a user may set another in his own transaction. What holds against that too is that a pass waits
-- at most 4 s in all for what was put off, then leaves it and names who holds it.
create or replace function booking.lock_own_resource(p_resource_id int) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform is_up_to_date();
  perform set_config('idle_in_transaction_session_timeout', '5s', true);
  perform lock_resources(array[p_resource_id], true);
end $$;
comment on function booking.lock_own_resource(int) is
  'Locks a resource against the resolvers and against others who decide at once, until the transaction ends';
