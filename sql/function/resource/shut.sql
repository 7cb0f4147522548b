-- Day by day on the clocks of its zone: the closed days, and of the others what lies before the opening hours and after.
create or replace function booking.shut(r booking.resource, p_span tstzrange) returns setof tstzrange
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select s.during
  from generate_series(
    date_trunc('day', lower(p_span) at time zone r.zone), upper(p_span) at time zone r.zone, interval '1 day') day,
    lateral (
      select day::date as today, (day + interval '1 day')::date as tomorrow,
        extract(isodow from day)::int = any (r.closed_days) is true as is_closed) d,
    lateral (values
      (d.today::timestamp, case when d.is_closed then d.tomorrow else d.today + r.opens end),
      (d.today + r.closes, case when not d.is_closed then d.tomorrow end)) t(start_time, end_time),
    lateral (
      select case when t.start_time at time zone r.zone < t.end_time at time zone r.zone
        then tstzrange(t.start_time at time zone r.zone, t.end_time at time zone r.zone) end as during) s
  where num_nonnulls(r.opens, r.closed_days) > 0 and s.during && p_span
  limit 1000;
$$;
comment on function booking.shut(booking.resource, tstzrange) is
  'When in a span a resource cannot be booked, by its opening hours and closed days';
