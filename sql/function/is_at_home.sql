create or replace function booking.is_at_home() returns boolean
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select (s.system_identifier, s.database_oid) = (c.system_identifier, d.oid)
  from booking.setting s, pg_control_system() c, pg_database d where d.datname = current_database();
$$;
comment on function booking.is_at_home() is
  'Whether the transaction ids in here are this server''s: not after a restore, until booking init has been run';
