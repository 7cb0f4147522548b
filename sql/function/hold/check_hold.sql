-- Nobody waits for what he would be refused when his turn has come. A hold begins when it is given.
create or replace function booking.check_hold(w booking.waiter) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_hold booking.booking;
begin
  v_hold.start_time := clock_timestamp();
  perform check_notice(v_hold);
  if (w).takes_all or not exists (
    select from booking.resource r where r.id = any ((w).resources) and ((w).least > longest_of(r)) is not true)
  then
    perform check_longest(r, (w).least) from booking.resource r where r.id = any ((w).resources) order by r.id;
  end if;
end $$;
comment on function booking.check_hold(booking.waiter) is
  'Refuses a hold that is too long for what it is of, or given at shorter notice than the policy says, whenever that is free';
