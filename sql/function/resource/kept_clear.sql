create or replace function booking.kept_clear(r booking.resource, p_busy tstzrange) returns tstzrange
language sql stable
as $$
  select tstzrange(lower(p_busy) - r.buffer_after, upper(p_busy) + r.buffer_before);
$$;
comment on function booking.kept_clear(booking.resource, tstzrange) is
  'Where the times of a booking cannot lie, as with its buffers it would reach into what is busy';
