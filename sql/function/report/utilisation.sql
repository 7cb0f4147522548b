-- Days are those of the session that asks, as its dates are everywhere in SQL: a dashboard sets its zone as it likes. Where no
-- end is given it is a year from now, as a booking may last for millennia.
create or replace function booking.utilisation(
  p_user text, p_from timestamptz default '-infinity', p_to timestamptz default 'infinity',
  p_resources text[] default null, p_zone text default current_setting('timezone')
) returns table (
  resource_id text, day date, bookings bigint, no_shows bigint, open_hours float8, booked_hours float8, held_hours float8,
  wasted_hours float8
)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set timezone = 'UTC'
set jit = off
set enable_seqscan = off
as $$
begin
  perform acting_for(p_user);
  perform check_resources(p_resources);
  perform set_config('timezone', p_zone, true);
  return query
    select r.name, u.day, u.bookings, u.no_shows,
      open_hours(r, day_begins(u.day), day_begins(u.day + 1)), u.booked, u.held, u.wasted
    from (
      select x.resource_id, x.day, count(*) as bookings, count(*) filter (where x.is_no_show) as no_shows,
        sum(x.booked) as booked, coalesce(sum(x.held) filter (where not x.is_no_show), 0) as held,
        coalesce(sum(x.held) filter (where x.is_no_show), 0) as wasted
      from used(p_from, case p_to when 'infinity' then clock_timestamp() + interval '1 year' else p_to end, array(
        select n.id from booking.resource n
        where p_resources is null or n.name = any (array(select normalize(w, nfc) from unnest(p_resources) w))),
        array['VALID']) x
      group by x.resource_id, x.day) u
    join booking.resource r on r.id = u.resource_id
    order by r.name, u.day;
end $$;
comment on function booking.utilisation(text, timestamptz, timestamptz, text[], text) is
  'For each resource and day with VALID bookings: for how many hours it is booked, was held, and was kept by those who did not come';
