-- Whoever is no member can call nothing here, nor so much as name it: he could hold up an upgrade by a look, or have the
-- planner tell him about it. (The owner needs no grant, and a role that is gone cannot have one.)
create or replace function booking.admit(p_role text, p_may_enter boolean) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_form constant text := case when p_may_enter then 'grant %s to %s' else 'revoke %s from %s' end;
  v_grantee constant text := case p_role when 'public' then 'public' else (
    select quote_ident(r.rolname) from pg_roles r where r.rolname = p_role and r.rolname <> current_user) end;
  v_thing text;
begin
  if v_grantee is null then
    return;
  end if;
  foreach v_thing in array array[
    'usage on schema booking', 'select on booking.bookings',
    'execute on routine ' || (select string_agg(d::regprocedure::text, ', ') from unnest(doors()) d)]
  loop
    execute format(c_form, v_thing, v_grantee);
  end loop;
end $$;
comment on function booking.admit(text, boolean) is 'Lets a role, or public, into the schema, or keeps it out again';
