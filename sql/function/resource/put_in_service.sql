-- With the resource itself, so that nobody waits for it but those who need the same new resource. Whatever was written into the
-- table directly gets it later.
create or replace function booking.put_in_service(p_resources int[]) returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  insert into booking.service (resource_id)
  select u from unnest(p_resources) u where not exists (select from booking.service s where s.resource_id = u) order by u
  on conflict do nothing;
$$;
comment on function booking.put_in_service(int[]) is 'Gives resources that are new the row by which they are kept from being closed';
