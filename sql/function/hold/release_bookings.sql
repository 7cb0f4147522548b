-- What has begun ends now, and stays in the history as time that was used; what has not, or was never VALID, is deleted; what
-- has ended is left alone. A booking that began in this very moment keeps the shortest time there is.
create or replace function booking.release_bookings(
  p_user text, p_ids text[], p_key text default null, p_request text default null
) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
  v_key constant text := clean_text('key', p_key);
  v_bookings booking.booking[] := array(select find_booking(i) from unnest(p_ids) i);
  v_ids constant uuid[] := array(select b.id from unnest(v_bookings) b);
  v_old booking.booking;
  v_new booking.booking;
  v_changes booking.change[] := '{}';
begin
  if v_key is null or cardinality(repeated_events(v_user, v_key, p_request)) = 0 then
    perform begin_write();
    v_bookings := array(
      select find_own_booking(v_user, i.id::text) from (select distinct u as id from unnest(v_ids) u order by u) i);
    perform look_before(v_bookings);
    foreach v_old in array v_bookings loop
      v_old := lock_booking(v_old, null);
      v_new := v_old;
      if v_old.status = 'VALID' and v_old.start_time <= clock_timestamp() then
        v_new.end_time := least(v_old.end_time, greatest(clock_timestamp(), v_old.start_time + interval '1 microsecond'));
        v_new.busy := busy_at(v_new);
      elsif v_old.end_time > clock_timestamp() then
        v_new.status := 'DELETED';
      end if;
      if (v_new.status, v_new.end_time) is distinct from (v_old.status, v_old.end_time) then
        v_changes := v_changes || changed(v_old, v_new);
      end if;
    end loop;
    perform write_changes('{}', v_changes, v_user, v_key, p_request);
  end if;
  return query
    select (a.booking).* from unnest(v_ids) with ordinality u(id, n) join booking.all_bookings a on a.id = u.id order by u.n;
end $$;
comment on function booking.release_bookings(text, text[], text, text) is
  'Ends bookings before their time: cut to now, or deleted where they have not begun';
