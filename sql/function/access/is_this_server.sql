-- A table's folder is named by its database's oid ("Database File Layout" in PostgreSQL's manual): to look that up in
-- pg_database would cost every command 0.06 ms more.
create or replace function booking.is_this_server() returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select s.system_identifier = (pg_control_system()).system_identifier
    and s.database_oid = split_part(pg_relation_filepath('booking.setting'), '/', -2)::oid
  from booking.setting s;
$$;
comment on function booking.is_this_server() is
  'Whether the transaction ids in here are this server''s: not after a restore, until booking init has been run';
