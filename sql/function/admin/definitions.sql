-- Whatever the session's settings: some change how PostgreSQL words a definition.
-- NOT NULL is the column's, wherever it stands: a constraint of its own from PostgreSQL 18 on. (What members may use is looked
-- up once: a subquery in `from` would be for each function.)
create or replace function booking.definitions() returns table (object text, wording text)
language sql stable
set search_path = pg_catalog, booking, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, MDY'
set intervalstyle = 'postgres'
set quote_all_identifiers = off
set standard_conforming_strings = on
as $$
  select 'version', max(m.version)::text from booking.migration m
  union all
  select p.oid::regprocedure::text, encode(sha256(convert_to(pg_get_functiondef(p.oid), 'UTF8')), 'hex')
  from pg_proc p
  where p.pronamespace = 'booking'::regnamespace
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all
  select 'rights on ' || p.oid::regprocedure,
    booking.granted(coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner,
      p.oid = any ((select booking.doors())::oid[]))
  from pg_proc p where p.pronamespace = 'booking'::regnamespace
  union all
  select 'rights on ' || c.oid::regclass,
    booking.granted(c.relacl, c.relowner, c.oid = any ((select booking.member_views())::oid[]))
  from pg_class c
  where c.relnamespace = 'booking'::regnamespace and c.relkind in ('r', 'v', 'S')
  union all
  select 'rights on columns of ' || c.oid::regclass,
    coalesce(string_agg(a.attname || ' ' || booking.granted(a.attacl, c.relowner), ' ' order by a.attnum), '')
  from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attacl is not null
  where c.relnamespace = 'booking'::regnamespace and c.relkind in ('r', 'v')
  group by c.oid
  union all
  select 'rights on type ' || t.oid::regtype, booking.granted(t.typacl, t.typowner)
  from pg_type t where t.typnamespace = 'booking'::regnamespace and t.typtype in ('c', 'd', 'e', 'r')
  union all
  select 'rights on schema ' || n.nspname, booking.granted(n.nspacl, n.nspowner, true)
  from pg_namespace n where n.nspname = 'booking'
  union all
  select 'view ' || c.relname,
    concat_ws(' ', encode(sha256(convert_to(pg_get_viewdef(c.oid), 'UTF8')), 'hex'), c.reloptions)
  from pg_class c where c.relnamespace = 'booking'::regnamespace and c.relkind = 'v'
  union all
  select 'table ' || c.relname, concat_ws(' ', c.relpersistence, c.relrowsecurity, c.reloptions)
  from pg_class c where c.relnamespace = 'booking'::regnamespace and c.relkind = 'r'
  union all
  select 'column ' || c.relname || '.' || a.attname,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, pg_get_expr(d.adbin, d.adrelid))
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'booking'::regnamespace and c.relkind in ('r', 'c')
  union all
  select 'constraint ' || c.conname, concat_ws(' ', pg_get_constraintdef(c.oid), c.convalidated)
  from pg_constraint c where c.connamespace = 'booking'::regnamespace and c.conrelid <> 0
    and not (c.contype = 'n' and c.convalidated)
  union all
  select 'index ' || i.indexrelid::regclass, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid and i.indisready)
  from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relnamespace = 'booking'::regnamespace and c.relkind = 'r';
$$;
comment on function booking.definitions() is
  'Functions, views, tables, columns, constraints, indexes and rights as they are now; of long ones the checksum';
