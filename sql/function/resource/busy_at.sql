create or replace function booking.busy_at(b booking.booking) returns tstzrange
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select busy_of(r, (b).start_time, (b).end_time) from booking.resource r where r.id = (b).resource_id;
$$;
comment on function booking.busy_at(booking.booking) is 'What a booking occupies that is placed now';
