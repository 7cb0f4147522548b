-- As access lists have it, everyone is 0.
create or replace function booking.role_oid(p_role text) returns oid
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case p_role when 'public' then 0::oid else (select r.oid from pg_roles r where r.rolname = p_role) end;
$$;
comment on function booking.role_oid(text) is 'The role of this name; 0 for public, null where there is none';
