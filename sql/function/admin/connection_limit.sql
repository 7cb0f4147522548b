create or replace function booking.connection_limit() returns int
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int;
$$;
comment on function booking.connection_limit() is 'How many connections ordinary roles can have at once';
