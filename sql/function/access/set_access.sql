-- Whoever is no member can call nothing here, nor so much as name it: he could hold up an upgrade by a look, or have the
-- planner tell him about it. (The owner needs no grant, and a role that is gone cannot have one.)
create or replace function booking.set_access(p_roles text[], p_may_enter boolean) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_form constant text := case when p_may_enter then 'grant %s to %s' else 'revoke %s from %s' end;
  v_grantees constant text := (
    select string_agg(case u.role when 'public' then 'public' else quote_ident(r.rolname) end, ', ')
    from unnest(p_roles) u(role) left join pg_roles r on r.rolname = u.role
    where u.role = 'public' or r.rolname <> current_user);
  v_thing text;
begin
  if v_grantees is null then
    return;
  end if;
  foreach v_thing in array array[
    'usage on schema booking', 'select on ' || (select string_agg(v::text, ', ') from unnest(member_views()) v),
    'execute on routine ' || (select string_agg(d::regprocedure::text, ', ') from unnest(doors()) d)]
  loop
    execute format(c_form, v_thing, v_grantees);
  end loop;
end $$;
comment on function booking.set_access(text[], boolean) is 'Lets roles, or public, into the schema, or keeps them out again';
