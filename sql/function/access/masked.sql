create or replace function booking.masked(p_image jsonb, p_readers text[], p_sight booking.sight) returns jsonb
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select p_image
    || case when booking.is_shown(p_image ->> 'user_id', p_readers, p_sight) then '{}' else '{"user_id": null}' end::jsonb
    || case when booking.is_note_shown(p_image ->> 'user_id', p_readers,
        coalesce(p_image ->> 'note_is_private', 'false') = 'true', p_sight)
      then '{}' else '{"note": null}' end::jsonb;
$$;
comment on function booking.masked(jsonb, text[], booking.sight) is
  'A booking as it is kept inside an event, as the one who is logged in sees it';
