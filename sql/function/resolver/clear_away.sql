-- SQL, as hello.sql is: a pass that has nothing to clear away does not even load PL/pgSQL.
create or replace function booking.clear_away() returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.release_absent();
  select booking.forget_waiters();
$$;
comment on function booking.clear_away() is 'Ends what nobody is there for, and removes the places that nobody comes back to';
