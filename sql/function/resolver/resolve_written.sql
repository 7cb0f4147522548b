-- The last of a write's round trip: see resolve_span.sql. Where the passes promote it does nothing, and costs no more than
-- the look.
create or replace function booking.resolve_written(p_user text, p_key text) returns setof booking.public_booking
language sql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select r.* from (select booking.writing_for(p_user, 'admin') as user_id) u
  cross join booking.setting s cross join lateral booking.resolve_events(u.user_id, p_key) r
  where s.promote = 'at-once';
$$;
comment on function booking.resolve_written(text, text) is
  'Under the policy promote at-once, resolves what was written under a key; gives the booking as it then is, and its conflicts';
