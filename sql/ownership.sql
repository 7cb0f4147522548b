-- What keeps the schema "booking" of this database from being its owner's alone. It is asked of PostgreSQL's own catalogue:
-- `booking init` does so before it reads anything of the schema, `booking doctor` each time. A row tells what is wrong, of
-- what and by whom, whether this session may put it right, and how:
--   stranger   it belongs to somebody who could not act as the schema's owner anyway
--   misplaced  it belongs to somebody who could, and who has upgraded the schema as if it were his
--   creator    he may make things in the schema
--   extension  he could drop what the constraint needs, and the constraint with it
with home as (
  select n.oid, coalesce(n.nspowner, u.oid) as owner, n.nspacl, d.oid as database, d.datdba, e.oid as extension
  from pg_catalog.pg_roles u
  join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
  left join pg_catalog.pg_namespace n on n.nspname = 'booking'
  left join pg_catalog.pg_extension e on e.extname = 'btree_gist'
  where u.rolname = current_user
),
-- No owner is recorded of what belongs to the superuser of the cluster's beginning (10). Sequences follow their tables.
thing as (
  select d.classid, d.objid, coalesce(s.refobjid, 10::oid) as owner
  from home h
  join pg_catalog.pg_depend d
    on d.refclassid = 'pg_catalog.pg_namespace'::regclass and d.refobjid = h.oid and d.deptype = 'n'
  left join pg_catalog.pg_shdepend s
    on s.dbid = h.database and s.classid = d.classid and s.objid = d.objid and s.objsubid = 0 and s.deptype = 'o'
  where not exists (
    select from pg_catalog.pg_depend o
    where o.classid = d.classid and o.objid = d.objid
      and (o.deptype = 'e' and o.refobjid = h.extension
        or o.refclassid = 'pg_catalog.pg_class'::regclass and o.deptype in ('a', 'i')))
)
select case when x.could then 'misplaced' else 'stranger' end as fault,
  pg_catalog.pg_describe_object(t.classid, t.objid, 0) as thing, pg_catalog.pg_get_userbyid(t.owner) as role,
  x.could and pg_catalog.pg_has_role(session_user, t.owner, 'member') as can_mend,
  pg_catalog.format('alter %s %s owner to %I', case i.type when 'composite type' then 'type' else i.type end, i.identity,
    pg_catalog.pg_get_userbyid(h.owner)) as remedy
from home h, thing t, pg_catalog.pg_identify_object(t.classid, t.objid, 0) i,
  lateral (select pg_catalog.pg_has_role(t.owner, h.owner, 'member')) x(could)
where t.owner <> h.owner and not (x.could and t.classid = 'pg_catalog.pg_extension'::regclass)
union all
select 'creator', 'schema booking', x.role, true,
  pg_catalog.format('revoke create on schema booking from %s cascade', x.role)
from home h, pg_catalog.aclexplode(h.nspacl) a,
  lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) x(role)
where a.privilege_type = 'CREATE' and (a.grantee = 0 or not pg_catalog.pg_has_role(a.grantee, h.owner, 'member'))
union all
-- Of the database's owner, too: he could drop all of it.
select 'extension', x.thing, pg_catalog.pg_get_userbyid(x.owner), false, null
from home h
join pg_catalog.pg_extension e on e.oid = h.extension
join pg_catalog.pg_namespace n on n.oid = e.extnamespace,
  lateral (values ('extension btree_gist', e.extowner),
    (pg_catalog.format('schema %I, with btree_gist in it,', n.nspname), n.nspowner)) x(thing, owner)
where not pg_catalog.pg_has_role(x.owner, h.owner, 'member')
  and x.owner not in (h.datdba, 'pg_database_owner'::regrole)
order by 1, 3, 2
