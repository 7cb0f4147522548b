-- Beside what differs: there is no trigger, rule or policy here that is right (functions write booking and event
-- together). Whose everything is, ownership.sql tells.
create or replace function booking.drifted_definitions() returns setof text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce(i.object, n.object)
  from booking.definition i full join booking.definitions() n on n.object = i.object
  where i.wording is distinct from n.wording
    and not (coalesce(i.object, n.object) like 'rights on %' and (i.object is null or n.object is null))
  union all
  select case when t.tgisinternal then 'disabled trigger on ' else 'trigger ' || t.tgname || ' on ' end || t.tgrelid::regclass
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'booking'::regnamespace and (not t.tgisinternal or t.tgenabled <> 'O')
  union
  select format('rule %s on %s', r.rulename, r.ev_class::regclass)
  from pg_rewrite r join pg_class c on c.oid = r.ev_class
  where c.relnamespace = 'booking'::regnamespace and r.rulename <> '_RETURN'
  union
  select format('policy %s on %s', p.polname, p.polrelid::regclass)
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'booking'::regnamespace
  union
  select 'member ' || m.role from booking.member m left join pg_roles r on r.rolname = m.role
  where case when m.role_oid is null then booking.role_oid(m.role) is not null
    else m.role_oid = booking.role_oid(m.role)
      and not (has_schema_privilege(coalesce(r.rolname, 'public'), 'booking', 'usage') and (
        select bool_and(has_function_privilege(coalesce(r.rolname, 'public'), d, 'execute'))
        from unnest(booking.doors()) d)) end;
$$;
comment on function booking.drifted_definitions() is 'What of the schema is not as booking init left it';
