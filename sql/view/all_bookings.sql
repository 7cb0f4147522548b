-- The one place that says what of a booking everybody sees: all that is read of bookings is read here. An attribute that
-- `alter type booking.public_booking add attribute` adds is NULL until it is put in here; no function names them all.
select booking.put_view('all_bookings', $view$
  select b.id, b.resource_id, b.busy,
    row(b.id, r.name, b.user_id, b.start_time, b.end_time, b.status, b.rev, b.note, b.created_at, b.updated_at
    )::booking.public_booking as booking
  from booking.booking b join booking.resource r on r.id = b.resource_id
$view$);
comment on view booking.all_bookings is 'Every booking as everybody sees it, with what functions find it by';
