create or replace function booking.definitions() returns table (object text, checksum text)
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select p.oid::regprocedure::text, encode(sha256(convert_to(pg_get_functiondef(p.oid), 'UTF8')), 'hex')
  from pg_proc p
  where p.pronamespace = 'booking'::regnamespace
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all
  select c.oid::regclass::text, encode(sha256(convert_to(pg_get_viewdef(c.oid), 'UTF8')), 'hex')
  from pg_class c where c.relnamespace = 'booking'::regnamespace and c.relkind = 'v';
$$;
comment on function booking.definitions() is 'The functions and views as they are now';
