-- Who gives up may not know that he has just been given what he waited for: that ends as well.
create or replace function booking.leave_queue(p_user text, p_key text) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := acting_for(p_user, 'user');
  v_ids constant text[] := array(
    select e.booking_id::text from events_under(v_user, p_key) e where e.type = 'booking_created' order by e.booking_id);
begin
  delete from booking.waiter w where w.acting_for = v_user and w.key = p_key;
  if cardinality(v_ids) > 0 then
    perform release_bookings(p_user, v_ids, null, 'given up');
  end if;
  perform wake();
end $$;
comment on function booking.leave_queue(text, text) is 'Gives up a place in the queue, and what was held under its key';
