-- From the beginning to now: an event in it stands behind all that have smaller ids and are committed by now.
create or replace function booking.feed_range(p_user text) returns text
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c booking.feed_cursor := read_cursor('beginning');
  v_now constant booking.feed_cursor := feed_end();
begin
  perform acting_for(p_user);
  c.new := v_now.old;
  c.proof := v_now.proof;
  c.last := null;
  return cursor_text(c);
end $$;
comment on function booking.feed_range(text) is
  'What the cursors of events begin with that are read without the feed, as the history of a booking is';
