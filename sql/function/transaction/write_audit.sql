-- The one writer of the audit. What did not change is no line of it.
create or replace function booking.write_audit(
  p_user text, p_kind text, p_subject text, p_before jsonb, p_after jsonb, p_resource_id int default null
) returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  insert into booking.audit (acting_for, kind, subject, resource_id, before, after)
  select p_user, p_kind, p_subject, p_resource_id, p_before, p_after where p_before is distinct from p_after;
$$;
comment on function booking.write_audit(text, text, text, jsonb, jsonb, int) is
  'Writes down who changed a right, a setting or a resource, and how';
