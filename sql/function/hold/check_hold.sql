-- Nobody waits for what he would be refused when his turn has come. A hold begins when it is given. What has tags is looked
-- for anew whenever somebody asks; what was named may have been retired meanwhile, or closed to him.
create or replace function booking.check_hold(w booking.waiter) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_hold booking.booking;
  r booking.resource;
begin
  v_hold.start_time := clock_timestamp();
  v_hold.end_time := v_hold.start_time + (w).least;
  perform check_length(v_hold);
  perform check_notice(v_hold);
  if (w).takes_all then
    for r in select x.* from booking.resource x where x.id = any ((w).resources) order by x.id loop
      if r.retired_at is not null then
        perform fail('retired', r.name);
      elsif r.bookers is not null then
        perform check_booker((w).acting_for, r.id);
      end if;
      perform check_longest(r, (w).least);
      if r.approvers is not null then
        perform fail('needs-approval', r.name, array_to_string(r.approvers, ', '));
      end if;
    end loop;
  elsif not exists (
    select from booking.resource x where x.id = any ((w).resources) and ((w).least > longest_of(x)) is not true)
  then
    perform check_longest(x, (w).least) from booking.resource x where x.id = any ((w).resources) order by x.id;
  end if;
end $$;
comment on function booking.check_hold(booking.waiter) is
  'Refuses a hold that the policies or the rules of what it is of forbid, whenever that is free';
