-- Only a migration changes tables: what somebody else did to them is not recorded as if it were right.
create or replace function booking.record_definitions() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_of_tables constant text := '^(table|column|constraint|index) ';
  v_is_migrated constant boolean := not exists (
    select from booking.definition d where d.object = 'version' and d.wording = (select max(m.version)::text from booking.migration m));
begin
  delete from booking.definition d where v_is_migrated or d.object !~ c_of_tables;
  insert into booking.definition (object, wording)
  select d.object, d.wording from definitions() d where v_is_migrated or d.object !~ c_of_tables;
end $$;
comment on function booking.record_definitions() is 'Keeps how the schema was installed, for doctor';
