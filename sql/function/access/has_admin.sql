create or replace function booking.has_admin() returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select exists (select from pg_roles r where r.rolcanlogin and booking.has_right(r.rolname, 'admin'));
$$;
comment on function booking.has_admin() is 'Whether anybody who can log in has the right to give rights';
