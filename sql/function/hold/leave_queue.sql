-- Who gives up may not know that he has just been given what he waited for: that ends as well. But where another program
-- waits under the same key, or has been told that it holds, place and hold stay until that one gives up. Whoever does not
-- say which program he is ends both.
create or replace function booking.leave_queue(p_user text, p_key text, p_asker uuid default null) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := writing_for(p_user);
  v_ids text[];
  v_left int[];
begin
  update booking.waiter w set askers = array_remove(w.askers, p_asker) where w.acting_for = v_user and w.key = p_key;
  delete from booking.waiter w
  where w.acting_for = v_user and w.key = p_key and (p_asker is null or w.askers = '{}')
  returning w.resources into v_left;
  update booking.presence p set askers = array_remove(p.askers, p_asker)
  from events_under(v_user, p_key) e
  where e.type = 'booking_created' and p.booking_id = e.booking_id and p.askers @> array[p_asker];
  v_ids := array(
    select e.booking_id::text from events_under(v_user, p_key) e
    left join booking.presence p on p.booking_id = e.booking_id
    where e.type = 'booking_created' and (p_asker is null or coalesce(p.askers, '{}') = '{}') order by e.booking_id);
  if cardinality(v_ids) > 0 then
    perform release_bookings(p_user, v_ids, null, 'given up');
  end if;
  perform wake(coalesce(v_left, '{}'));
end $$;
comment on function booking.leave_queue(text, text, uuid) is
  'Gives up a place in the queue, and what was held under its key, unless another program asks under it as well';
