-- `create or replace` refuses a function whose result or parameters are others than before, and an upgrade may come from
-- any earlier version: then those of that name go first. (One that something else depends on is a migration's to move.)
create or replace function booking.put_function(p_name text, p_definition text) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_former text;
begin
  execute p_definition;
exception when invalid_function_definition then
  for v_former in
    select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace = 'booking'::regnamespace and p.proname = p_name
  loop
    execute format('drop routine %s', v_former);
  end loop;
  execute p_definition;
end $$;
comment on function booking.put_function(text, text) is
  'Makes a function, in place of those of its name that it cannot replace';
