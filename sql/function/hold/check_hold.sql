create or replace function booking.check_hold(w booking.waiter) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if (w).takes_all or not exists (
    select from booking.resource r where r.id = any ((w).resources) and ((w).least > longest_of(r)) is not true)
  then
    perform check_longest(r, (w).least) from booking.resource r where r.id = any ((w).resources) order by r.id;
  end if;
end $$;
comment on function booking.check_hold(booking.waiter) is 'Refuses a hold that is too long for what it is of, whenever that is free';
