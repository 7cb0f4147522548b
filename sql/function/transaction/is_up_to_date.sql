-- In a snapshot that was taken before, a right that was revoked lives on, and so does what was free then.
create or replace function booking.is_up_to_date() returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select current_setting('transaction_isolation') = 'read committed' or booking.fail('isolation') is null;
$$;
comment on function booking.is_up_to_date() is
  'Whether each statement of the transaction sees what was committed before it, or a refusal: what every write needs';
