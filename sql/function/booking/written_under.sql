-- For whoever was interrupted between a write and its answer. Without a key it still asks who is there: coalesce, as in
-- count_overlapping.sql.
create or replace function booking.written_under(p_user text, p_key text) returns setof booking.public_booking
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
  select (b.booking).*
  from (select booking.acting_for(p_user) as user_id) u
  cross join lateral booking.events_under(u.user_id, coalesce(p_key, '')) e
  join booking.all_bookings b on b.id = e.booking_id and b.resource_id = e.resource_id
  where e.type <> 'booking_conflict';
$$;
comment on function booking.written_under(text, text) is 'The bookings that a write under a key has changed, as they are now';
