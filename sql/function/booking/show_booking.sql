create or replace function booking.show_booking(p_user text, p_id text) returns booking.public_booking
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select (b.booking).*
  from booking.find_booking(p_id) f join booking.all_bookings b on b.id = f.id and b.resource_id = f.resource_id
  where booking.acting_for(p_user) is not null;
$$;
comment on function booking.show_booking(text, text) is 'One booking, by its id or a prefix of it';
