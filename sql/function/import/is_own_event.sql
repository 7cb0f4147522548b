-- As `booking export -o ics` writes it: the id of a booking or of a series, and of an occurrence which one.
create or replace function booking.is_own_event(p_key text) returns boolean
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_id constant uuid := substring(p_key from '^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@booking(?:/|$)');
begin
  return exists (select from booking.booking b where b.id = v_id)
    or exists (select from booking.booking b where b.series_id = v_id);
end $$;
comment on function booking.is_own_event(text) is 'Whether an event of a calendar is a booking that is here, or a series';
