create or replace function booking.add_resource(p_user text, p_name text, p_tags jsonb default '{}') returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_new booking.resource;
  v_user constant text := writing_for(p_user, 'admin');
  v_name constant text := clean_text('resource name', p_name);
  v_retired_at timestamptz;
begin
  perform begin_write();
  select r.retired_at into v_retired_at from booking.resource r where r.name = v_name;
  if found and v_retired_at is not null then
    perform update_resource(p_user, v_name, p_tags, null, false);
    return;
  elsif found then
    perform fail('resource-exists', v_name);
  end if;
  perform refuse_new_resource(v_user, v_name);
  insert into booking.resource as r (name, tags) values (v_name, clean_tags(p_tags)) returning r.* into v_new;
  insert into booking.service (resource_id) values (v_new.id);
  perform audit_resource(v_user, null, v_new);
end $$;
comment on function booking.add_resource(text, text, jsonb) is 'Adds a resource, or brings a retired one back';
