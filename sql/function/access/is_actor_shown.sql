-- To whom a booking is shown, he knows who changed it. A race is announced, and a booking decided, by whoever came by: often
-- somebody with a booking of his own.
create or replace function booking.is_actor_shown(
  p_type text, p_actor text, p_owner text, p_readers text[], p_sight booking.sight
) returns boolean
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when p_type in ('booking_created', 'booking_updated', 'booking_deleted')
    then booking.is_shown(p_owner, p_readers, p_sight) else booking.is_shown(null, p_readers, p_sight) end is true
    or p_actor = any ((p_sight).users);
$$;
comment on function booking.is_actor_shown(text, text, text, text[], booking.sight) is 'Whether who did something is seen';
