-- The first gap of the same length from its start on (from the next quarter of an hour, for one in the past), within 30 days,
-- among VALID and PENDING bookings, where the rules of the resource let it lie.
create or replace function booking.next_free(
  p_user text, p_resource text, p_start timestamptz, p_end timestamptz, p_besides uuid default null
) returns table (start_time timestamptz, end_time timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_resource constant booking.resource := (select r from booking.resource r where r.name = normalize(p_resource, nfc));
  v_from constant timestamptz := first_start(p_start, null, p_end - p_start);
  v_horizon constant tstzrange := tstzrange(v_from, v_from + interval '30 days');
begin
  perform acting_for(p_user);
  return query
    select s.start_time, s.end_time
    from slots_in(tstzmultirange(v_horizon) - coalesce((
      select range_agg(t) from taken_in(v_resource, v_horizon, false, p_besides) t),
      '{}'), p_end - p_start, 1, array[v_resource.id]) s
    where (p_end - p_start > longest_of(v_resource)) is not true;
end $$;
comment on function booking.next_free(text, text, timestamptz, timestamptz, uuid) is
  'The next free slot of the same length on a resource, besides what one booking takes';
