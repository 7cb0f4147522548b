-- On the clocks of the resource's zone: a booking lies within the opening hours of one day, and touches no closed one;
-- shut.sql says when that is, here and wherever times are proposed. What begins at once begins in no slot: a hold does not
-- wait for the full quarter.
create or replace function booking.check_hours(b booking.booking) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  r booking.resource;
  v_start timestamp;
  v_end timestamp;
  v_closed date;
  v_at_once boolean;
begin
  select x.* into r from booking.resource x where x.id = (b).resource_id;
  if (b).end_time - (b).start_time > r.longest then
    perform fail('too-long-there', length_text((b).end_time - (b).start_time), r.name, length_text(r.longest));
  elsif r.zone is null then
    return;
  end if;
  v_start := (b).start_time at time zone r.zone;
  v_end := (b).end_time at time zone r.zone;
  v_at_once := (b).start_time between clock_timestamp() - interval '1 minute' and clock_timestamp();
  if not v_at_once and date_bin(r.slot, v_start, v_start::date) <> v_start then
    perform fail('off-slot', r.name, length_text(r.slot), to_char(v_start, 'HH24:MI:SS'),
      to_char(date_bin(r.slot, v_start, v_start::date) + r.slot, 'HH24:MI'), r.zone);
  end if;
  -- A booking of a week meets every day.
  select (lower(s) at time zone r.zone)::date into v_closed
  from shut(r, tstzrange((b).start_time, least((b).end_time, (b).start_time + interval '8 days'))) s
  order by extract(isodow from lower(s) at time zone r.zone)::int = any (r.closed_days) desc, s limit 1;
  if not found then
    return;
  elsif extract(isodow from v_closed)::int = any (r.closed_days) then
    perform fail('closed-day', r.name, to_char(v_closed, 'FMDay'), v_closed::text, r.zone);
  else
    perform fail('out-of-hours', r.name, to_char(r.opens, 'HH24:MI'), to_char(r.closes, 'HH24:MI'), r.zone,
      to_char(v_start, 'YYYY-MM-DD HH24:MI'), to_char(v_end, 'YYYY-MM-DD HH24:MI'));
  end if;
end $$;
comment on function booking.check_hours(booking.booking) is
  'Refuses a time at which a resource cannot be booked: by its opening hours, closed days, slots, or for so long';
