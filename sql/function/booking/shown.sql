create or replace function booking.shown(b booking.booking) returns booking.public_booking
language sql stable
as $$
  select row(b.id, (select r.name from booking.resource r where r.id = b.resource_id), b.user_id, b.start_time,
    b.end_time, b.status, b.rev, b.note, b.created_at, b.updated_at)::booking.public_booking;
$$;
comment on function booking.shown(booking.booking) is 'A booking as everybody sees it';
