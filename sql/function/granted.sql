create or replace function booking.granted(p_acl aclitem[], p_owner oid) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce(string_agg(concat_ws(' ', lower(a.privilege_type),
    case when a.is_grantable then 'with grant option' end, 'to',
    case a.grantee when 0 then 'public' else a.grantee::regrole::text end), ', ' order by a.grantee, a.privilege_type), '')
  from aclexplode(p_acl) a where a.grantee <> p_owner;
$$;
comment on function booking.granted(aclitem[], oid) is 'What was granted to others than the owner, in words';
