-- The first gap of the same length from its start on (from the next quarter of an hour, for one in the past), within
-- 30 days, among VALID and PENDING bookings.
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
  v_resource_id constant int := (select r.id from booking.resource r where r.name = normalize(p_resource, nfc));
  v_from constant timestamptz :=
    greatest(p_start, date_bin('15 minutes', clock_timestamp(), '2000-01-01Z') + interval '15 minutes');
  v_horizon constant tstzrange := tstzrange(v_from, v_from + interval '30 days');
begin
  perform acting_for(p_user);
  return query
    select lower(gap), lower(gap) + (p_end - p_start)
    from unnest(tstzmultirange(v_horizon) - coalesce((
      select range_agg(t.busy) from (
        select o.busy from overlapping(v_resource_id, v_horizon) o where o.id is distinct from p_besides
        union all
        select c.during from booking.closure c where c.resource_id = v_resource_id and c.during && v_horizon) t),
      '{}')) gap
    where upper(gap) - lower(gap) >= p_end - p_start
    order by 1 limit 1;
end $$;
comment on function booking.next_free(text, text, timestamptz, timestamptz, uuid) is
  'The next free slot of the same length on a resource, besides what one booking takes';
