-- A name that was mistyped would look like a thing that is free all day. (What nobody asks for is not planned either.)
create or replace function booking.check_names(p_user text, p_resources text[], p_owner text default null) returns void
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select case when booking.acting_for(p_user) is not null then booking.check_resources(p_resources) end;
  select case when p_owner is not null then booking.check_owner(p_owner) end;
$$;
comment on function booking.check_names(text, text[], text) is 'Refuses names that no resource has, and owners of no booking';
