create or replace function booking.cursor_text(c booking.feed_cursor) returns text
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select concat_ws('/', concat_ws('.', c.epoch, c.proof), coalesce('b' || c.pruned, c.old::text), c.new, c.last || '.' || c.stamp);
$$;
comment on function booking.cursor_text(booking.feed_cursor) is 'A cursor as users see it';
