-- Where all has been counted (p_is_counted, are_far_from_limits.sql), it is not counted again.
create or replace function booking.check_amounts(
  p_bookings booking.booking[], p_locks boolean, p_is_counted boolean default false
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_user text;
begin
  perform check_groups(p_bookings, p_locks);
  for v_user in select distinct w.user_id from unnest(p_bookings) w order by w.user_id loop
    if not p_is_counted then
      perform check_counts(v_user, array(
        select w from unnest(p_bookings) w where w.user_id = v_user and w.end_time > clock_timestamp()), p_locks);
    end if;
    perform check_week(v_user, array(select w from unnest(p_bookings) w where w.user_id = v_user), p_locks);
  end loop;
end $$;
comment on function booking.check_amounts(booking.booking[], boolean, boolean) is
  'Refuses new placements with which a user, or a group, would have more than the limits of the installation allow';
