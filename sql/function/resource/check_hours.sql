-- On the clocks of the resource's zone: a booking lies within the opening hours of one day, and touches no closed one.
create or replace function booking.check_hours(b booking.booking) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  r booking.resource;
  v_start timestamp;
  v_end timestamp;
  v_closed date;
begin
  select x.* into r from booking.resource x where x.id = (b).resource_id;
  if (b).end_time - (b).start_time > r.longest then
    perform fail('too-long-there', length_text((b).end_time - (b).start_time), r.name, length_text(r.longest));
  elsif r.zone is null then
    return;
  end if;
  v_start := (b).start_time at time zone r.zone;
  v_end := (b).end_time at time zone r.zone;
  if r.slot is not null and date_bin(r.slot, v_start, v_start::date) <> v_start then
    perform fail('off-slot', r.name, length_text(r.slot), to_char(v_start, 'HH24:MI:SS'),
      to_char(date_bin(r.slot, v_start, v_start::date) + r.slot, 'HH24:MI'), r.zone);
  end if;
  -- A booking of a week meets every day.
  select d::date into v_closed
  from generate_series(v_start::date, least(v_end - interval '1 microsecond', v_start + interval '7 days')::date,
    interval '1 day') d
  where extract(isodow from d)::int = any (r.closed_days) limit 1;
  if found then
    perform fail('closed-day', r.name, to_char(v_closed, 'FMDay'), v_closed::text, r.zone);
  elsif v_start < v_start::date + r.opens or v_end > v_start::date + r.closes then
    perform fail('out-of-hours', r.name, to_char(r.opens, 'HH24:MI'), to_char(r.closes, 'HH24:MI'), r.zone,
      to_char(v_start, 'YYYY-MM-DD HH24:MI'), to_char(v_end, 'YYYY-MM-DD HH24:MI'));
  end if;
end $$;
comment on function booking.check_hours(booking.booking) is
  'Refuses a time at which a resource cannot be booked: by its opening hours, closed days, slots, or for so long';
