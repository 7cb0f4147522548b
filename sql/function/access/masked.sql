create or replace function booking.masked(p_images jsonb, p_readers text[]) returns jsonb
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select jsonb_agg(case when booking.is_shown(i.image ->> 'user_id', p_readers, s.sight) then i.image
      else i.image || '{"user_id": null, "note": null}' end order by i.n)
  from jsonb_array_elements(p_images) with ordinality i(image, n), (select booking.sight() as sight offset 0) s;
$$;
comment on function booking.masked(jsonb, text[]) is
  'Bookings as the first versions kept them inside an event, as the one who is logged in sees them';
