-- A rule is a name and a value; an empty list, or null, lifts it.
create or replace function booking.set_rules(p_user text, p_name text, p_rules jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := acting_for(p_user, 'admin');
  v_old booking.resource;
  v_new booking.resource;
  v_rule record;
begin
  perform begin_write();
  select r.* into v_old from booking.resource r where r.name = normalize(p_name, nfc) for no key update;
  if not found then
    perform fail('no-resource', p_name, 'see what there is with: booking resource list');
  end if;
  v_new := v_old;
  for v_rule in select j.key, j.value from jsonb_each(p_rules) j loop
    case v_rule.key
      when 'readers' then
        v_new.readers := role_list(v_rule.value);
        perform refuse_blind_clients();
      when 'bookers' then v_new.bookers := role_list(v_rule.value);
      when 'admins_only' then v_new.bookers := '{}';
      when 'approvers' then v_new.approvers := role_list(v_rule.value);
    end case;
  end loop;
  update booking.resource r
  set (readers, bookers, approvers) = (v_new.readers, v_new.bookers, v_new.approvers)
  where r.id = v_old.id;
  perform audit_resource(v_user, v_old, v_new);
end $$;
comment on function booking.set_rules(text, text, jsonb) is 'Says who may see whose a resource''s bookings are, who may book it, and who has to approve that';
