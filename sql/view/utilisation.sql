select booking.put_view('utilisation', $view$ select * from booking.utilisation(null) $view$, 'security_barrier');
comment on view booking.utilisation is
  'For each resource and day with VALID bookings: the hours booked, held, and wasted by no-shows, for dashboards';
comment on column booking.utilisation.resource_id is 'Text: the resource''s name';
comment on column booking.utilisation.day is 'Date: from midnight to midnight in the time zone of the session';
comment on column booking.utilisation.bookings is 'Bigint: how many VALID bookings have a part of the day';
comment on column booking.utilisation.no_shows is 'Bigint: how many of them were ended because nobody came (policy checkin)';
comment on column booking.utilisation.open_hours is
  'Float8: the hours of the day for which it can be booked, by its opening hours, closed days and closures as they are now';
comment on column booking.utilisation.booked_hours is 'Float8: the hours of the day that are booked, without buffers';
comment on column booking.utilisation.held_hours is
  'Float8: those that have passed, except where nobody came: no more than it was booked for, whoever was there';
comment on column booking.utilisation.wasted_hours is
  'Float8: those that were kept by bookings nobody came for, until they were ended';
