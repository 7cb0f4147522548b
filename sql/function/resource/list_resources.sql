-- What there is, without how it stands (resource_states.sql), which takes some look-ups for each.
create or replace function booking.list_resources(p_user text, p_tags jsonb default '{}')
returns table (name text, tags jsonb, retired boolean)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
begin
  perform acting_for(p_user);
  return query
    select r.name, r.tags, r.retired_at is not null from booking.resource r where r.tags @> p_tags order by r.name;
end $$;
comment on function booking.list_resources(text, jsonb) is 'The resources, or those with these tags, by name';
