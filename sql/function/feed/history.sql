create or replace function booking.history(p_user text, p_id text, p_behind bigint default 0, p_limit int default null)
returns setof booking.public_event
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking booking.booking;
begin
  perform acting_for(p_user);
  v_booking := find_booking(p_id);
  return query
    select e.id, e.type, e.at, e.actor, e.booking_id, r.name, e.user_id, e.start_time, e.end_time, e.status, e.rev,
      e.note, e.created_at, e.updated_at,
      case when e.others is null then e.conflicting else expanded(e.id, e.others, e.other_revs) end
    from booking.event e join booking.resource r on r.id = e.resource_id
    where e.booking_id = v_booking.id and e.id > p_behind order by e.id limit p_limit;
end $$;
comment on function booking.history(text, text, bigint, int) is 'The events of one booking, oldest first; a page of them behind an id';
