create or replace function booking.history(p_user text, p_id text, p_behind bigint default 0, p_limit int default null)
returns setof booking.public_event
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
declare
  v_booking booking.booking;
begin
  perform acting_for(p_user);
  v_booking := find_booking(p_id);
  return query
    select e.event_id, e.type, e.at, e.actor, e.acting_for, e.conflicting, e.booking, e.before
    from booking.all_events e
    where e.booking_id = v_booking.id and e.event_id > p_behind order by e.event_id limit p_limit;
end $$;
comment on function booking.history(text, text, bigint, int) is 'The events of one booking, oldest first; a page of them behind an id';
