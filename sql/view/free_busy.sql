-- The types are those of iCalendar's FBTYPE. Whoever may see bookings at all may see when things are taken.
select booking.put_view('free_busy', $view$
  select (b.booking).resource_id, lower(b.busy) as start_time, upper(b.busy) as end_time,
    case (b.booking).status when 'VALID' then 'BUSY' else 'BUSY-TENTATIVE' end as type
  from booking.all_bookings b
  where (b.booking).status in ('VALID', 'PENDING') and (select booking.acting_for(null)) is not null
  union all
  select r.name, lower(c.during), upper(c.during), 'BUSY-UNAVAILABLE'
  from booking.closure c join booking.resource r on r.id = c.resource_id
  where (select booking.acting_for(null)) is not null
$view$, 'security_barrier');
comment on view booking.free_busy is 'When resources are taken, wanted or closed, and no more, for dashboards and calendars';
comment on column booking.free_busy.resource_id is 'Text: the resource''s name';
comment on column booking.free_busy.start_time is 'Timestamptz: with the buffer before';
comment on column booking.free_busy.end_time is
  'Timestamptz: with the buffer after; infinity for a closure without an end';
comment on column booking.free_busy.type is
  'Text, as in iCalendar: BUSY for a VALID booking, BUSY-TENTATIVE for a PENDING one, BUSY-UNAVAILABLE for a closure';
