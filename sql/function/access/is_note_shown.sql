create or replace function booking.is_note_shown(
  p_owner text, p_readers text[], p_is_private boolean, p_sight booking.sight
) returns boolean
language sql immutable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when p_is_private then (p_sight).everything or p_owner = any ((p_sight).users)
    else booking.is_shown(p_owner, p_readers, p_sight) end;
$$;
comment on function booking.is_note_shown(text, text[], boolean, booking.sight) is 'Whether a booking''s note is seen';
