-- Through groups of groups; a superuser is where somebody put him.
create or replace function booking.group_members(p_group text) returns text[]
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  with recursive inside(oid) as (
    select r.oid from pg_roles r where r.rolname = p_group
    union
    select m.member from inside i join pg_auth_members m on m.roleid = i.oid
  )
  select array(select r.rolname::text from inside i join pg_roles r on r.oid = i.oid order by 1);
$$;
comment on function booking.group_members(text) is 'A role and all that are members of it, or of a member';
