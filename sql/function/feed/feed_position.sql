create or replace function booking.feed_position(p_user text) returns text
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user);
  return cursor_text(feed_end());
end $$;
comment on function booking.feed_position(text) is 'The cursor that covers every event that the calling statement can see';
