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
    perform fail('no-resource', p_name);
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
      when 'longest' then v_new.longest := v_rule.value #>> '{}';
      when 'slot' then v_new.slot := v_rule.value #>> '{}';
      when 'opens' then v_new.opens := v_rule.value #>> '{}';
      when 'closes' then v_new.closes := v_rule.value #>> '{}';
      when 'closed_days' then
        v_new.closed_days := nullif(array(select d::int from jsonb_array_elements_text(v_rule.value) d), '{}');
      when 'buffer_before' then v_new.buffer_before := exact_length(v_rule.value);
      when 'buffer_after' then v_new.buffer_after := exact_length(v_rule.value);
      when 'zone' then v_new.zone := v_rule.value #>> '{}';
      when 'own_zone' then v_new.zone := coalesce(v_new.zone, v_rule.value #>> '{}');
    end case;
  end loop;
  if greatest(v_new.buffer_before, v_new.buffer_after) > '24:00' then
    perform fail('bad-buffer', length_text(greatest(v_new.buffer_before, v_new.buffer_after)));
  end if;
  if v_new.zone is distinct from v_old.zone
    and not exists (select from pg_timezone_names z where z.name = v_new.zone) and v_new.zone is not null
  then
    perform fail('bad-zone', v_new.zone);
  end if;
  update booking.resource r
  set (readers, bookers, approvers, longest, slot, opens, closes, closed_days, zone, buffer_before, buffer_after) = (
    v_new.readers, v_new.bookers,
    v_new.approvers, v_new.longest, v_new.slot, v_new.opens, v_new.closes, v_new.closed_days, v_new.zone,
    v_new.buffer_before, v_new.buffer_after)
  where r.id = v_old.id;
  perform audit_resource(v_user, v_old, v_new);
end $$;
comment on function booking.set_rules(text, text, jsonb) is 'Says who may see whose a resource''s bookings are, who may book it, when, and who has to approve that';
