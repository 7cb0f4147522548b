-- What one person has had, beside what is live (booking_owner): no create and no promotion writes here. (Every name is longer
-- than none. Without that condition, a planner whose statistics know of no REJECTED booking would read all of this index
-- where it should look for times.)
create index booking_owner_rest on booking.booking (user_id, end_time)
  where status in ('REJECTED', 'DELETED') and user_id > '';
comment on index booking.booking_owner_rest is 'The bookings of a user that are live no longer, for lists of them';
