-- What one command did to the series: the last change of the named booking, wherever the same write made it. Those that have
-- been changed since are left as they are.
create or replace function booking.undo_series(
  p_user text, p_id text, p_following boolean default false, p_key text default null, p_request text default null
) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
  v_key constant text := clean_text('key', p_key);
  v_one constant booking.booking := find_own_booking(v_user, p_id);
  v_locked booking.booking[] := '{}';
  v_old booking.booking;
begin
  if v_one.series_id is null then
    perform fail('no-series', left(v_one.id::text, 8));
  end if;
  if cardinality(repeated_events(v_user, v_key, p_request)) = 0 then
    perform begin_write();
    perform look_before(changed_with(v_one, p_following));
    foreach v_old in array changed_with(v_one, p_following) loop
      v_locked := v_locked || lock_booking(find_own_booking(v_user, v_old.id::text), v_old.rev);
    end loop;
    perform take_back(v_locked, v_user, v_key, p_request);
  end if;
  return query
    select (b.booking).* from events_under(v_user, v_key) e
    join booking.all_bookings b on b.id = e.booking_id and b.resource_id = e.resource_id
    where e.type <> 'booking_conflict' order by (b.booking).start_time, b.id;
end $$;
comment on function booking.undo_series(text, text, boolean, text, text) is
  'Takes back the last change of a booking in all of its series that the same write has changed last';
