-- Who closes a resource takes its row of booking.service for himself (close_resource.sql). Whoever makes a booking VALID shares
-- it first, and only then looks for closures: the closing waits for him to end, or he sees it. (He shares it with all but that,
-- resolvers included.)
create or replace function booking.lock_open(p_resources int[]) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform put_in_service(p_resources);
  perform from booking.service s where s.resource_id = any (p_resources) order by s.resource_id for key share;
end $$;
comment on function booking.lock_open(int[]) is 'Keeps resources from being closed until the transaction ends';
