-- Without a key it still asks who is there: coalesce, as in count_overlapping.sql.
create or replace function booking.show_created(p_user text, p_key text)
returns table (n int, booking booking.public_booking)
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
  select e.n::int, c::booking.public_booking
  from (select booking.acting_for(p_user) as user_id) u
  cross join lateral (
    select x.booking_id, x.resource_id, row_number() over (order by x.id) as n
    from booking.events_under(u.user_id, coalesce(booking.clean_text('key', p_key), '')) x where x.type = 'booking_created') e
  cross join lateral booking.with_conflicts(e.booking_id, e.resource_id) c;
$$;
comment on function booking.show_created(text, text) is
  'The bookings that were made under a key, as they are now, each with its number, then what it conflicts with';
