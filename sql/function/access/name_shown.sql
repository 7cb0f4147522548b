create or replace function booking.name_shown(p_owner text, p_readers text[]) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when booking.is_shown(p_owner, p_readers, booking.sight()) then p_owner else 'somebody' end;
$$;
comment on function booking.name_shown(text, text[]) is 'The owner of a booking of a resource with these readers, for messages';
