-- A page of a long list costs what it shows.
create index booking_start on booking.booking (start_time);
comment on index booking.booking_start is 'The order of lists, for pages of them';
create index booking_deleted on booking.booking using gist (resource_id, busy) where (status = 'DELETED');
comment on index booking.booking_deleted is 'With those of the other statuses, every booking is in just one GiST index';
