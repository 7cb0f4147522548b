-- What is seen of which bookings: bookings_in.sql.
create or replace function booking.list_bookings(
  p_user text, p_resources text[] default null, p_from timestamptz default null, p_to timestamptz default null,
  p_statuses text[] default null, p_mine boolean default false, p_upcoming boolean default false,
  p_limit bigint default null, p_owner text default null
) returns setof booking.public_booking
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
  select b.* from booking.bookings_in(
    booking.acting_for(p_user), p_resources, p_from, p_to, p_statuses, p_mine, p_upcoming, p_limit, p_owner) b;
$$;
comment on function
  booking.list_bookings(text, text[], timestamptz, timestamptz, text[], boolean, boolean, bigint, text) is
  'The bookings that overlap a time, by start time; a null filter is none; without statuses all that is not DELETED';
