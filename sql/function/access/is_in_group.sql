-- PostgreSQL takes a superuser for a member of every role; here he is one of those that somebody granted him.
create or replace function booking.is_in_group(p_role text, p_group text) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when not r.rolsuper then pg_has_role(r.oid, g.oid, 'member')
    else g.oid in (
      with recursive held(oid) as (
        select m.roleid from pg_auth_members m where m.member = r.oid
        union
        select m.roleid from held h join pg_auth_members m on m.member = h.oid
      )
      select h.oid from held h)
  end
  from pg_roles r, pg_roles g where r.rolname = p_role and g.rolname = p_group;
$$;
comment on function booking.is_in_group(text, text) is
  'Whether a role was made a member of a group role; null where there is none of the two';
