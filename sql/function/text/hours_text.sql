create or replace function booking.hours_text(p_interval interval) returns text
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select concat(m.minutes / 60, ' h', ' ' || nullif(m.minutes % 60, 0) || ' min')
  from (select round(extract(epoch from p_interval) / 60)::bigint as minutes) m;
$$;
comment on function booking.hours_text(interval) is 'A sum of time as one counts it by the week: 40 h, 7 h 30 min';
