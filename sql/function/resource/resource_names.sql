create or replace function booking.resource_names(p_user text) returns setof text
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
begin
  perform acting_for(p_user);
  return query select r.name from booking.resource r where r.retired_at is null order by r.id desc limit 10000;
end $$;
comment on function booking.resource_names(text) is 'The names of what can be booked, the newest first';
