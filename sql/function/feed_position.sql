-- On a standby the list of transactions in progress is empty, so a position taken there would lose events.
create or replace function booking.feed_position(p_user text) returns table (epoch uuid, snapshot text)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user);
  if pg_is_in_recovery() then
    perform fail('standby');
  end if;
  return query select s.epoch, pg_current_snapshot()::text from booking.setting s;
end $$;
comment on function booking.feed_position(text) is 'Where the feed is now: what a cursor is made of';
