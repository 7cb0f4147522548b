create or replace function booking.acted_for(p_user text, p_id text) returns table (event_id bigint, acting_for text)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking booking.booking;
begin
  perform acting_for(p_user);
  v_booking := find_booking(p_id);
  return query
    select e.id, e.acting_for from booking.event e
    where e.booking_id = v_booking.id and e.acting_for <> e.actor;
end $$;
comment on function booking.acted_for(text, text) is 'Which events of a booking are somebody''s work in the name of another, and of whom';
