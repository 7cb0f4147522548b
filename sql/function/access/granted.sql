-- What members may use is theirs by their rows, which come and go.
create or replace function booking.granted(p_acl aclitem[], p_owner oid, p_is_for_members boolean default false) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce(string_agg(concat_ws(' ', lower(a.privilege_type),
    case when a.is_grantable then 'with grant option' end, 'to', a.name), ', ' order by a.grantee, a.privilege_type), '')
  from (
    select g.*, case g.grantee when 0 then 'public' else g.grantee::regrole::text end as name, r.rolname
    from aclexplode(p_acl) g left join pg_roles r on r.oid = g.grantee
    where g.grantee <> p_owner) a
  where not (p_is_for_members and not a.is_grantable and a.privilege_type in ('USAGE', 'SELECT', 'EXECUTE')
    and exists (select from booking.member m where m.role = coalesce(a.rolname, 'public') and m.role_oid = a.grantee));
$$;
comment on function booking.granted(aclitem[], oid, boolean) is 'What was granted to others than the owner, in words';
