create or replace function booking.free_absent() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if exists (select from booking.presence p where p.alive_until < clock_timestamp())
    or exists (select from booking.setting s where s.checkin is not null)
  then
    perform release_absent();
  end if;
end $$;
comment on function booking.free_absent() is
  'Ends what nobody is there for, before it is said who has it; where there can be such bookings';
