create or replace function booking.take_back_rights() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_statement text;
begin
  for v_statement in
    select distinct format('revoke all on %s %s from %s', o.kind, o.name, case g.grantee when 0 then 'public' else g.grantee::regrole::text end)
    from (
      select case c.relkind when 'S' then 'sequence' else 'table' end as kind, c.oid::regclass::text as name,
        coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner)) as acl, c.relowner as owner
      from pg_class c where c.relnamespace = 'booking'::regnamespace and c.relkind in ('r', 'v', 'S')
      union all
      select 'routine', p.oid::regprocedure::text, coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner
      from pg_proc p where p.pronamespace = 'booking'::regnamespace
    ) o, aclexplode(o.acl) g
    where g.grantee <> o.owner
  loop
    execute v_statement;
  end loop;
end $$;
comment on function booking.take_back_rights() is 'Leaves all that is in the schema to its owner alone';
