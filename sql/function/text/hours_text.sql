create or replace function booking.hours_text(p_interval interval) returns text
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when m.minutes % 60 = 0 then format('%s h', m.minutes / 60) else format('%s h %s min', m.minutes / 60, m.minutes % 60) end
  from (select round(extract(epoch from p_interval) / 60)::bigint as minutes) m;
$$;
comment on function booking.hours_text(interval) is 'A sum of time as one counts it by the week: 40 h, 7 h 30 min';
