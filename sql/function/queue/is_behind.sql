-- Who is ahead and wants the very same, for no longer, has it whenever p_waiter could: then nobody's turn need be planned.
create or replace function booking.is_behind(w booking.waiter) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select (w).takes_all and (w).resources <> '{}' and exists (
    select from booking.waiter o
    where o.id < (w).id and o.takes_all and o.resources = (w).resources and o.least <= (w).least and is_alive(o));
$$;
comment on function booking.is_behind(booking.waiter) is
  'Whether somebody ahead of a waiter wants the same resources for no longer, so that it cannot be its turn';
