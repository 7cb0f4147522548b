-- Behind a cursor that covers all that old shows, what is new has greater ids, but for transactions that ran when it was
-- taken: those are looked up by their transaction.
create or replace function booking.next_page(p_since text, p_now booking.feed_cursor) returns booking.feed_cursor
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c booking.feed_cursor := read_cursor(p_since);
  v_is_new_range constant boolean := c.new is null;
begin
  perform check_cursor(c, p_now);
  if v_is_new_range then
    c.new := p_now.old;
    c.proof := p_now.proof;
  end if;
  if v_is_new_range and c.last > 0 then
    -- Plus 0, or they are sought by their ids, from the first event on.
    c.last := least(
      c.last,
      (select min(e.id + 0) - 1 from booking.event e where e.xid >= pg_snapshot_xmax(c.old) and e.id + 0 <= c.last),
      (select min(e.id + 0) - 1 from booking.event e
       where e.xid = any (array(select pg_snapshot_xip(c.old))) and e.id + 0 <= c.last));
  end if;
  return c;
end $$;
comment on function booking.next_page(text, booking.feed_cursor) is
  'What to read behind a cursor: from the snapshot old to the snapshot new, behind the event last';
