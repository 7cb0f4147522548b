alter table booking.decided add pending int;
comment on column booking.decided.pending is
  'How many of its bookings stayed PENDING; null where that was not noted, or others than its own were among them';
