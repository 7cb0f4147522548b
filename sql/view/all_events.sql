-- The one place that says what of an event is seen, and by whom, as all_bookings does of bookings.
select booking.put_view('all_events', $view$
  select e.id as event_id, e.type, e.at, case when x.shows_actor then e.actor end as actor,
    case when x.shows_actor then nullif(e.acting_for, e.actor) end as acting_for,
    e.xid, e.booking_id, e.resource_id, e.other_owners, e.conflicting as kept,
    case when e.others is not null then booking.expanded(e.id, e.others, e.other_revs)
      when e.conflicting is not null then (
        select jsonb_agg(booking.masked(i.image, r.readers, (select booking.sight())) order by i.n)
        from jsonb_array_elements(e.conflicting) with ordinality i(image, n)) end as conflicting,
    row(e.booking_id, r.name,
      case when r.readers is null and (select not s.private from booking.setting s where s.only_row)
          or booking.is_shown(e.user_id, r.readers, (select booking.sight())) then e.user_id end,
      e.start_time, e.end_time, e.status, e.rev,
      case when e.note is null then null
        when r.readers is null and not e.note_is_private and (select not s.private from booking.setting s where s.only_row)
          or booking.is_note_shown(e.user_id, r.readers, e.note_is_private, (select booking.sight())) then e.note end,
      e.created_at, e.updated_at,
      case when e.series_id is null then null
        when r.readers is null and (select not s.private from booking.setting s where s.only_row)
          or booking.is_shown(e.user_id, r.readers, (select booking.sight())) then e.series_id end
    )::booking.public_booking as booking,
    case when e.before is null then null
      when r.readers is null and e.before ->> 'note_is_private' is distinct from 'true'
        and (select not s.private from booking.setting s where s.only_row) then e.before
      else booking.masked(e.before, r.readers, (select booking.sight())) end as before
  from booking.event e join booking.resource r on r.id = e.resource_id cross join lateral (
    select r.readers is null and (select not s.private from booking.setting s where s.only_row)
      or booking.is_actor_shown(booking.is_persons_change(e), e.actor, e.user_id, r.readers, (select booking.sight()))
      as shows_actor) x
$view$);
comment on view booking.all_events is
  'Every event as the one who is logged in sees it, with the booking as it then was, and what functions find it by';
