create or replace function booking.resolved(b booking.booking) returns booking.change
language sql immutable
as $$
  select row(case b.status when 'VALID' then 'booking_validated' else 'booking_rejected' end, b, null, null)::booking.change;
$$;
comment on function booking.resolved(booking.booking) is 'What has happened to a booking that was decided';
