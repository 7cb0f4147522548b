-- The first gap of the same length from its start on (from the next quarter of an hour, for one in the past), within 30 days, among VALID and PENDING bookings.
create or replace function booking.next_free(p_user text, p_id text)
returns table (start_time timestamptz, end_time timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  b booking.booking;
  v_from timestamptz;
  v_horizon tstzrange;
begin
  perform acting_for(p_user);
  b := find_booking(p_id);
  v_from := greatest(lower(b.busy), date_bin('15 minutes', clock_timestamp(), '2000-01-01Z') + interval '15 minutes');
  v_horizon := tstzrange(v_from, v_from + interval '30 days');
  return query
    select lower(gap), lower(gap) + (b.end_time - b.start_time)
    from unnest(tstzmultirange(v_horizon) - coalesce((
      select range_agg(o.busy) from overlapping(b.resource_id, v_horizon) o where o.id <> b.id), '{}')) gap
    where upper(gap) - lower(gap) >= b.end_time - b.start_time
    order by 1 limit 1;
end $$;
comment on function booking.next_free(text, text) is 'The next free slot of the same length on the same resource';
