create or replace function booking.length_text(p_interval interval) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
set intervalstyle = 'postgres_verbose'
as $$
  select ltrim(justify_hours(p_interval)::text, '@ ');
$$;
comment on function booking.length_text(interval) is 'A length of time in full, as limits need it: 3 days 10 mins';
