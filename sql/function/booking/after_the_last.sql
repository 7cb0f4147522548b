-- "Now" is cut to the second, and what was held until a moment ago may have ended in that very second: it then begins where
-- that ended, instead of conflicting with what is over. Of what begins later or earlier nothing is moved.
create or replace function booking.after_the_last(p_resources int[], p_start timestamptz, p_end timestamptz) returns timestamptz
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  if p_start <= v_now - interval '2 seconds' or p_start > v_now or p_end <= v_now then
    return p_start;
  end if;
  return (
    select greatest(p_start, max(b.end_time))
    from unnest(p_resources) r join booking.booking b
      on b.resource_id = r and b.status = 'VALID' and b.busy && tstzrange(p_start, v_now)
    where upper(b.busy) <= v_now);
end $$;
comment on function booking.after_the_last(int[], timestamptz, timestamptz) is
  'When a booking begins that was asked for from now on: not before the end of what has just ended';
