create or replace function booking.lock_resources(p_resources int[], p_wait boolean) returns int[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if p_wait then
    return array(
      select r.id from booking.resource r where r.id = any (p_resources) order by r.id for no key update);
  end if;
  return array(
    select r.id from booking.resource r where r.id = any (p_resources) order by r.id for no key update skip locked);
end $$;
comment on function booking.lock_resources(int[], boolean) is
  'Locks resources against other resolvers (users'' writes go on); gives those it got';
