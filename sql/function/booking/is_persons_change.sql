-- What undo goes by: the resolver's decisions have types of their own; of what it ends as nobody came, the event says so
-- (release_absent.sql; before schema 31 it did not). Plain SQL without settings: it is inlined.
create or replace function booking.is_persons_change(e booking.event) returns boolean
language sql immutable
as $$
  select e.type in ('booking_created', 'booking_updated', 'booking_deleted')
    and e.before -> 'ended_without_anybody' is null;
$$;
comment on function booking.is_persons_change(booking.event) is 'Whether an event tells of what a person did to a booking';
