create or replace function booking.show_booking(p_user text, p_id text) returns booking.public_booking
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user);
  return shown(find_booking(p_id));
end $$;
comment on function booking.show_booking(text, text) is 'One booking, by its id or a prefix of it';
