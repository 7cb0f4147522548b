-- In a snapshot that was taken before, a right that was revoked lives on, and so does what was free then.
create or replace function booking.check_isolation() returns void
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.fail('isolation') where current_setting('transaction_isolation') <> 'read committed';
$$;
comment on function booking.check_isolation() is
  'Refuses a transaction whose statements do not see what was committed before each of them: what every write needs';
