-- Ids and transaction ids are used again after a point-in-time recovery; the microsecond is not.
create or replace function booking.event_stamp(p_at timestamptz) returns text
language sql immutable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select lpad(to_hex((extract(epoch from p_at) * 1000000)::bigint & 4294967295), 8, '0');
$$;
comment on function booking.event_stamp(timestamptz) is
  'Tells an event from another one that came to have its id: the low half of its time in microseconds';
