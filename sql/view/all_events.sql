-- The one place that says what of an event everybody sees, as all_bookings does of bookings.
select booking.put_view('all_events', $view$
  select e.id as event_id, e.type, e.at, e.actor, nullif(e.acting_for, e.actor) as acting_for,
    e.xid, e.booking_id, e.resource_id, e.other_owners, e.conflicting as kept,
    case when e.others is null then e.conflicting else booking.expanded(e.id, e.others, e.other_revs) end as conflicting,
    row(e.booking_id, r.name, e.user_id, e.start_time, e.end_time, e.status, e.rev, e.note, e.created_at, e.updated_at
    )::booking.public_booking as booking,
    e.before
  from booking.event e join booking.resource r on r.id = e.resource_id
$view$);
comment on view booking.all_events is
  'Every event as everybody sees it, with the booking as it then was, and what functions find it by';
