-- SQL, as hello.sql is: a list that has nothing decided does not even load PL/pgSQL.
create or replace function booking.resolve_for_reader() returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.resolve_due();
  select booking.release_absent() from booking.may_be_absent();
$$;
comment on function booking.resolve_for_reader() is 'Decides what is due, and ends what nobody is there for';
