-- The resource of this name. The first booking makes it; where the list is closed not even an admin's does. Only those who
-- need the same new row at the same moment wait for each other.
create or replace function booking.claim_resource(p_user text, p_name text) returns booking.resource
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_name constant text := clean_text('resource name', p_name);
  v_resource booking.resource;
begin
  select r.* into v_resource from booking.resource r where r.name = v_name;
  if not found then
    perform refuse_new_resource(null, v_name);
    insert into booking.resource as r (name) values (v_name) on conflict do nothing returning r.* into v_resource;
    if found then
      insert into booking.service (resource_id) values (v_resource.id);
      perform audit_resource(p_user, null, v_resource);
      perform raise_notice('BK001', format('"%s" is a new resource', v_name));
    else
      perform refuse_new_resource(null, v_name);
    end if;
    select r.* into v_resource from booking.resource r where r.name = v_name;
  end if;
  if v_resource.retired_at is not null then
    perform fail('retired', v_name);
  end if;
  return v_resource;
end $$;
comment on function booking.claim_resource(text, text) is 'The resource to book, made if it is new';
