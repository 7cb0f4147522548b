create or replace function booking.problem_of_slot(p_start timestamptz, p_end timestamptz) returns text
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking booking.booking;
begin
  perform check_slot(p_start, p_end);
  v_booking.start_time := p_start;
  v_booking.end_time := p_end;
  perform check_length(v_booking);
  return null;
exception when others then
  if sqlstate not like 'BK%' then
    raise;
  end if;
  return sqlerrm;
end $$;
comment on function booking.problem_of_slot(timestamptz, timestamptz) is
  'Why times cannot be booked, or why the limits forbid them; null where they can';
