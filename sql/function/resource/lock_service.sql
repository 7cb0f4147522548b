create or replace function booking.lock_service(p_resource_id int) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform from booking.service s where s.resource_id = p_resource_id for update;
  if not found then
    perform from booking.resource r where r.id = p_resource_id for update;
    insert into booking.service (resource_id) values (p_resource_id);
  end if;
end $$;
comment on function booking.lock_service(int) is 'Keeps bookings of a resource from becoming VALID until the transaction ends: waits for those that do';
