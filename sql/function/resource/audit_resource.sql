-- Of a change, what changed; of a new one, what was given to it.
create or replace function booking.audit_resource(p_user text, p_old booking.resource, p_new booking.resource) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_dull constant text[] := '{id, folded, created_at, created_by}';
  v_old constant jsonb := coalesce(resource_image(p_old) - c_dull, '{}');
  v_new constant jsonb := resource_image(p_new) - c_dull;
  v_changed constant text[] := array(
    select k from jsonb_object_keys(v_old || v_new) k where v_old -> k is distinct from v_new -> k);
  v_before jsonb := (select jsonb_object_agg(o.key, o.value) from jsonb_each(v_old) o where o.key = any (v_changed));
  v_after jsonb := (select jsonb_object_agg(n.key, n.value) from jsonb_each(v_new) n where n.key = any (v_changed));
begin
  perform write_audit(p_user, 'resource', coalesce((p_old).name, (p_new).name), v_before, v_after, (p_new).id);
end $$;
comment on function booking.audit_resource(text, booking.resource, booking.resource) is
  'Writes down how a resource was added (no old one) or changed';
