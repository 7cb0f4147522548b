-- What an admin brings back under its id was booked by the limits of its time, and what is not live takes nothing. Plain SQL
-- without settings: it is inlined.
create or replace function booking.is_counted(r booking.import_row) returns boolean
language sql immutable
as $$
  select r.id is null and coalesce(r.status, 'PENDING') in ('PENDING', 'VALID');
$$;
comment on function booking.is_counted(booking.import_row) is 'Whether a row counts against the limits of its owner';
