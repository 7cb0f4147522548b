-- What is still to come cannot be old: whoever says so has the year or the day wrong.
create or replace function booking.refuse_future(p_before timestamptz) returns void
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.fail('still-to-come', to_char(p_before at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
  where p_before > clock_timestamp();
$$;
comment on function booking.refuse_future(timestamptz) is 'Refuses to prune up to a time that has not come yet';
