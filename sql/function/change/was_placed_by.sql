create or replace function booking.was_placed_by(p_event booking.event) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select (p_event).placement > coalesce((
    select max(e.placement) from booking.event e
    where e.booking_id = (p_event).booking_id and e.id < (p_event).id), 0);
$$;
comment on function booking.was_placed_by(booking.event) is 'Whether the change that an event tells of was a placement';
