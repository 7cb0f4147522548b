-- Three ways in which a cursor can lie. Its epoch: the events are another installation's, or were restored. Retention:
-- something behind it was pruned, unless all that ever was is covered. What it covers is not all there: the server was set
-- back to an earlier time (point-in-time recovery, a standby that lagged when it was promoted, a copy of its files).
create or replace function booking.check_cursor(c booking.feed_cursor, p_now booking.feed_cursor) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_pruned booking.prune;
begin
  if c.epoch <> p_now.epoch then
    perform fail('cursor-elsewhere');
  end if;
  select p.* into v_pruned from booking.prune p order by p.id desc limit 1;
  if v_pruned.id is not null and (
    v_pruned.xid <= c.pruned
    or covers_pruned(c.old, v_pruned)
    or v_pruned.up_to_id <= c.last and covers_pruned(c.new, v_pruned)) is not true
  then
    perform fail('cursor-pruned');
  elsif was_set_back(c, p_now, v_pruned) then
    perform fail('cursor-rewound');
  end if;
end $$;
comment on function booking.check_cursor(booking.feed_cursor, booking.feed_cursor) is
  'A refusal where events behind the cursor are gone, or those it covers are not the ones that are here';
