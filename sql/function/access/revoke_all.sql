-- What anybody granted, by hand or by default privileges. What members may use (the schema, functions, views) is granted anew
-- right behind, in the same transaction.
create or replace function booking.revoke_all() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_statement text;
begin
  for v_statement in
    select format('revoke all on %s %s from %s cascade', o.kind, o.name,
      string_agg(distinct case g.grantee when 0 then 'public' else g.grantee::regrole::text end, ', '))
    from (
      select case c.relkind when 'S' then 'sequence' else 'table' end as kind, c.oid::regclass::text as name,
        coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner)) as acl,
        c.relowner as owner
      from pg_class c
      where c.relnamespace = 'booking'::regnamespace and c.relkind in ('r', 'S', 'v')
      union all
      select 'table', c.oid::regclass::text, a.attacl, c.relowner
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'booking'::regnamespace and c.relkind in ('r', 'v')
      union all
      select 'type', t.oid::regtype::text, coalesce(t.typacl, acldefault('T', t.typowner)), t.typowner
      from pg_type t
      where t.typnamespace = 'booking'::regnamespace
        and not exists (select from pg_type e where e.typarray = t.oid)
      union all
      select 'schema', n.nspname, n.nspacl, n.nspowner
      from pg_namespace n where n.nspname = 'booking'
      union all
      select 'routine', p.oid::regprocedure::text, coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner
      from pg_proc p where p.pronamespace = 'booking'::regnamespace
    ) o, aclexplode(o.acl) g
    -- What the extension brought may be a superuser's.
    where g.grantee <> o.owner and pg_has_role(o.owner, 'usage')
    group by o.kind, o.name
  loop
    execute v_statement;
  end loop;
end $$;
comment on function booking.revoke_all() is 'Leaves all that is in the schema to its owner alone';
