-- Who closes a resource takes its row of booking.service for himself (close_resource.sql). Whoever makes a booking VALID shares
-- it first, and only then looks for closures: the closing waits for him to end, or he sees it. (He shares it with all but that,
-- resolvers included.) Where there is no such row, as the resource was written into its table directly, that of the resource
-- itself stands for it.
create or replace function booking.lock_open(p_resources int[]) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform from booking.resource r where r.id = any (p_resources) order by r.id for key share;
  perform from booking.service s where s.resource_id = any (p_resources) order by s.resource_id for key share;
end $$;
comment on function booking.lock_open(int[]) is 'Keeps resources from being closed until the transaction ends';
