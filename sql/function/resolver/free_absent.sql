create or replace function booking.free_absent(p_resources int[], p_besides uuid default null) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if exists (select from may_be_absent()) then
    perform release_absent(p_resources, p_besides);
  end if;
end $$;
comment on function booking.free_absent(int[], uuid) is
  'Ends what nobody is there for of some resources, but one, before it is said who has them; where there can be such bookings';
