-- Bookings cut at the midnights of the session's zone, each looked up by its resource in the index of its status. It is the
-- first of a booking where it begins in that time. What is in force is held as far as it has passed by now. The caller
-- bounds the time: a booking may last for millennia.
create or replace function booking.used(p_from timestamptz, p_to timestamptz, p_resources int[], p_statuses text[])
returns table (
  id uuid, resource_id int, user_id text, status text, updated_at timestamptz, day date, is_first boolean,
  is_no_show boolean, booked float8, held float8
)
language sql stable
as $$
  select (v.booking).id, v.resource_id, (v.booking).user_id, (v.booking).status, (v.booking).updated_at, d.day::date,
    d.n = 1 and (v.booking).start_time >= p_from,
    v.is_no_show,
    extract(epoch from p.end_time - p.start_time)::float8 / 3600,
    extract(epoch from greatest(least(p.end_time, clock_timestamp()) - p.start_time, '0'))::float8 / 3600
  from unnest(p_resources) r(id) cross join lateral (
    (select a.* from booking.all_bookings a
    where (a.booking).status = 'VALID' and 'VALID' = any (p_statuses)
      and a.resource_id = r.id and a.busy && tstzrange(p_from, greatest(p_from, p_to)) offset 0)
    union all
    (select a.* from booking.all_bookings a
    where (a.booking).status = 'PENDING' and 'PENDING' = any (p_statuses)
      and a.resource_id = r.id and a.busy && tstzrange(p_from, greatest(p_from, p_to)) offset 0)
    union all
    (select a.* from booking.all_bookings a
    where (a.booking).status = 'REJECTED' and 'REJECTED' = any (p_statuses)
      and a.resource_id = r.id and a.busy && tstzrange(p_from, greatest(p_from, p_to)) offset 0)
  ) v cross join lateral (
    select greatest((v.booking).start_time, p_from) as start_time, least((v.booking).end_time, p_to) as end_time) s
  cross join lateral generate_series(
    s.start_time::date::timestamp, (s.end_time - interval '1 microsecond')::date::timestamp, interval '1 day')
    with ordinality d(day, n)
  cross join lateral (
    select greatest(s.start_time, booking.day_begins(d.day::date)) as start_time,
      least(s.end_time, booking.day_begins(d.day::date + 1)) as end_time) p
  where p.start_time < p.end_time;
$$;
comment on function booking.used(timestamptz, timestamptz, int[], text[]) is
  'Bookings that overlap a time, a row for each day, with how many hours of it they have, and how many of those have passed';
