-- The one place that says what of a booking is seen, and by whom: all that is read of bookings is read here. Where nothing is
-- kept from anybody that is one look at a row for a query; who sees what is found out only where something is (sight.sql). An
-- attribute that `alter type booking.public_booking add attribute` adds is NULL until it is put in here; no function names
-- them all. The owner, whoever he is, is for looking up alone.
-- (`only_row`: by its index. Where a function has enable_seqscan off, the cost of a scan would have queries compiled. Joined,
-- as a subquery is planned for each place where it stands.)
select booking.put_view('all_bookings', $view$
  select b.id, b.resource_id, b.busy,
    row(b.id, r.name,
      case when r.readers is null and not s.private
          or booking.is_shown(b.user_id, r.readers, (select booking.sight())) then b.user_id end,
      b.start_time, b.end_time, b.status, b.rev,
      case when b.note is null then null
        when r.readers is null and not b.note_is_private and not s.private
          or booking.is_note_shown(b.user_id, r.readers, b.note_is_private, (select booking.sight())) then b.note end,
      b.created_at, b.updated_at,
      case when b.series_id is null then null
        when r.readers is null and not s.private
          or booking.is_shown(b.user_id, r.readers, (select booking.sight())) then b.series_id end
    )::booking.public_booking as booking,
    b.user_id as owner, coalesce(b.missed = b.placement, false) as is_no_show
  from booking.booking b join booking.resource r on r.id = b.resource_id join booking.setting s on s.only_row
$view$);
comment on view booking.all_bookings is
  'Every booking as the one who is logged in sees it, with what functions find it by';
