create or replace function booking.check_slot(p_start timestamptz, p_end timestamptz) returns void
language plpgsql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if not isfinite(p_start) or not isfinite(p_end)
    or p_start < '1970-01-01 00:00:00Z' or p_end >= '10000-01-01 00:00:00Z' then
    perform fail('bad-years');
  elsif (p_start < p_end) is not true then
    perform fail('bad-slot');
  end if;
end $$;
comment on function booking.check_slot(timestamptz, timestamptz) is 'Refuses times that cannot be';
