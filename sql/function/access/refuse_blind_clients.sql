create or replace function booking.refuse_blind_clients() returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  update booking.setting set oldest_client = 3 where oldest_client < 3;
$$;
comment on function booking.refuse_blind_clients() is
  'Ends the service of programs that cannot read a booking whose owner is not shown';
