-- Where midnight comes twice, PostgreSQL takes the second; the day has begun with the first. (Of zones that are set back then,
-- all are by an hour.)
create or replace function booking.day_begins(p_day date) returns timestamptz
language sql stable
as $$
  select p_day::timestamptz - case when (p_day::timestamptz - interval '1 hour')::date = p_day then interval '1 hour' else '0' end;
$$;
comment on function booking.day_begins(date) is 'The first instant of a day in the zone of the session';
