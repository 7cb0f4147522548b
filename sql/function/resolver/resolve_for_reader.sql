-- SQL, as hello.sql is: a list that has nothing decided does not even load PL/pgSQL.
create or replace function booking.resolve_for_reader() returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.announce_left()
  where exists (select from booking.race_check) or exists (select from booking.unannounced);
  select booking.resolve_due();
  select booking.release_absent() from booking.may_be_absent();
$$;
comment on function booking.resolve_for_reader() is 'Announces what is owed, decides what is due, and ends what nobody is there for';
