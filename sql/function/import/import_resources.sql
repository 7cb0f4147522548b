-- Tags that are not named stay; where there are none to change, one that is there stays as it is.
create or replace function booking.import_resources(p_user text, p_names text[], p_tags jsonb[])
returns table (added bigint, changed bigint)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v record;
  v_known booking.resource;
begin
  perform writing_for(p_user);
  added := 0;
  changed := 0;
  for v in select u.name, coalesce(u.tags, '{}') as tags from unnest(p_names, p_tags) u(name, tags) loop
    select r.* into v_known from booking.resource r where r.name = normalize(v.name, nfc);
    if not found then
      perform add_resource(p_user, v.name, v.tags);
      added := added + 1;
    elsif not v_known.tags @> clean_tags(v.tags) then
      perform update_resource(p_user, v.name, v.tags);
      changed := changed + 1;
    end if;
  end loop;
  return next;
end $$;
comment on function booking.import_resources(text, text[], jsonb[]) is 'Adds resources, or the tags that those lack which are there';
