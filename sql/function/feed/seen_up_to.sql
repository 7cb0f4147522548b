create or replace function booking.seen_up_to(c booking.feed_cursor) returns booking.feed_cursor
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_end booking.feed_cursor := seen_all(c.epoch, coalesce(c.new, c.old));
begin
  v_end.proof := c.proof;
  return v_end;
end $$;
comment on function booking.seen_up_to(booking.feed_cursor) is 'The cursor that covers all that a range''s newer snapshot shows';
