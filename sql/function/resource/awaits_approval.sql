-- What no pass decides, however old it is. Plain SQL without settings: it is inlined.
create or replace function booking.awaits_approval(b booking.booking, r booking.resource) returns boolean
language sql immutable
as $$
  select r.approvers is not null and b.approved is distinct from b.placement;
$$;
comment on function booking.awaits_approval(booking.booking, booking.resource) is
  'Whether a booking of a resource has yet to be approved';
