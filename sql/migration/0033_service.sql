-- Who closes a resource waits for those who are just making a booking of it VALID: on a row that they alone share. The
-- resource's own is held by everybody who makes any booking, by its foreign key, for as long as his transaction is open.
create table booking.service (
  resource_id int constraint service_pkey primary key constraint service_resource_id_fkey references booking.resource
);
comment on table booking.service is 'What stands between the closing of a resource and those who make its bookings VALID: a row to lock';
insert into booking.service (resource_id) select r.id from booking.resource r;
