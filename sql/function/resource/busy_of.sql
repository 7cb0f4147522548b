-- The only spelling of what a booking occupies. The exclusion constraint keeps what is written here; that of two neighbours
-- each brings its own buffers makes them add up. A new resource (a null row) has none.
create or replace function booking.busy_of(r booking.resource, p_start timestamptz, p_end timestamptz) returns tstzrange
language sql stable
as $$
  select tstzrange(p_start - coalesce(r.buffer_before, '0'), p_end + coalesce(r.buffer_after, '0'));
$$;
comment on function booking.busy_of(booking.resource, timestamptz, timestamptz) is
  'What a booking of a resource occupies: its times, and the buffers before and after';
