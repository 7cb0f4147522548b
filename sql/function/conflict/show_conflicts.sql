create or replace function booking.show_conflicts(p_user text, p_id text) returns setof booking.public_booking
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select c.* from booking.find_booking(p_id) b, booking.with_conflicts(b.id, b.resource_id) c
  where booking.acting_for(p_user) is not null;
$$;
comment on function booking.show_conflicts(text, text) is
  'A booking as it is now, then the live ones that it overlaps, if it is live itself';
