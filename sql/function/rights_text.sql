-- A dump leaves out rights that are the default, lists the others in an order of its own, and may be restored by another
-- owner.
create or replace function booking.rights_text(p_rights aclitem[], p_owner oid) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce(string_agg(r.holder || ' ' || r.rights, ', ' order by r.holder collate "C"), '')
  from (
    select case a.grantee when p_owner then 'the owner' when 0 then 'public' else a.grantee::regrole::text end as holder,
      string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ' ' order by a.privilege_type) as rights
    from aclexplode(p_rights) a group by a.grantee) r;
$$;
comment on function booking.rights_text(aclitem[], oid) is 'Rights in words that are the same for the same rights';
