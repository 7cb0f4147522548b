-- The limits of the installation (booking policy), for bookings as they are to be placed. They hold for admins too: what is
-- made by mistake is made by scripts, whoever runs them.
create or replace function booking.check_limits(
  p_bookings booking.booking[], p_locks boolean default true, p_is_counted boolean default false
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  b booking.booking;
  v_user text;
begin
  foreach b in array p_bookings loop
    perform check_length(b);
    perform check_booker(b.user_id, b.resource_id);
    perform check_hours(b);
    perform check_notice(b);
  end loop;
  perform check_groups(p_bookings, p_locks);
  for v_user in select distinct w.user_id from unnest(p_bookings) w order by w.user_id loop
    if not p_is_counted then
      perform check_counts(v_user, array(
        select w from unnest(p_bookings) w where w.user_id = v_user and w.end_time > clock_timestamp()), p_locks);
    end if;
    perform check_week(v_user, array(select w from unnest(p_bookings) w where w.user_id = v_user), p_locks);
  end loop;
end $$;
comment on function booking.check_limits(booking.booking[], boolean, boolean) is
  'Refuses what the limits of the installation forbid, or the rules of a resource';
