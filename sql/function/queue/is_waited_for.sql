create or replace function booking.is_waited_for(b booking.booking) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select (booking.whose_turn(b)).id is not null;
$$;
comment on function booking.is_waited_for(booking.booking) is
  'Whether it is somebody''s turn, who has waited for longer, to hold the resource at the time of a booking';
