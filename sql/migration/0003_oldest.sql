-- By itself, as building it keeps writers waiting, and they hold what the next migration needs.
-- The second condition keeps it from searches by time: those do not imply it.
create index booking_oldest on booking.booking (updated_at) where (status = 'PENDING' and updated_at > '-infinity');
comment on index booking.booking_oldest is
  'Tells whether anything is PENDING, and since when, without the library that GiST over integers needs';
