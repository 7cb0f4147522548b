-- The limits of the installation (booking policy), for bookings as they are to be placed. They hold for admins too: what is
-- made by mistake is made by scripts, whoever runs them.
create or replace function booking.check_limits(p_bookings booking.booking[], p_locks boolean default true) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  b booking.booking;
begin
  foreach b in array p_bookings loop
    perform check_length(b);
    perform check_booker(b.user_id, b.resource_id);
    perform check_hours(b);
    perform check_notice(b);
  end loop;
  perform check_amounts(p_bookings, p_locks);
end $$;
comment on function booking.check_limits(booking.booking[], boolean) is
  'Refuses what the limits of the installation forbid, or the rules of a resource';
