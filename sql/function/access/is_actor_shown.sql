-- To whom a booking is shown, he knows who changed it. A race is announced, and a booking decided or ended, as nobody came,
-- by whoever came by: often somebody with a booking of his own.
create or replace function booking.is_actor_shown(
  p_is_persons boolean, p_actor text, p_owner text, p_readers text[], p_sight booking.sight
) returns boolean
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.is_shown(case when p_is_persons then p_owner end, p_readers, p_sight) is true
    or p_actor = any ((p_sight).users);
$$;
comment on function booking.is_actor_shown(boolean, text, text, text[], booking.sight) is 'Whether who did something is seen';
