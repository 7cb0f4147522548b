create or replace function booking.update_resource(
  p_user text, p_name text, p_tags jsonb default '{}', p_new_name text default null, p_retired boolean default null
) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := acting_for(p_user, 'admin');
  v_new_name constant text := clean_text('resource name', p_new_name);
  v_old booking.resource;
  v_new booking.resource;
begin
  perform begin_write();
  select r.* into v_old from booking.resource r where r.name = normalize(p_name, nfc) for no key update;
  if not found then
    perform fail('no-resource', p_name);
  elsif v_new_name <> v_old.name and exists (select from booking.resource r where r.name = v_new_name) then
    perform fail('resource-exists', v_new_name);
  elsif fold(v_new_name) <> fold(v_old.name) then
    perform refuse_new_resource(v_user, v_new_name);
  end if;
  update booking.resource r
  set name = coalesce(v_new_name, r.name), tags = clean_tags(r.tags || p_tags),
    retired_at = case when p_retired is null then r.retired_at
      when p_retired then coalesce(r.retired_at, clock_timestamp()) end
  where r.id = v_old.id
  returning r.* into v_new;
  perform audit_resource(v_user, v_old, v_new);
end $$;
comment on function booking.update_resource(text, text, jsonb, text, boolean) is
  'Changes tags (an empty value removes one), name, or whether it is retired';
