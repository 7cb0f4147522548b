create or replace function booking.age_text(p_interval interval) returns text
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when p_interval < '0' then '0 s'
    when p_interval < '2 minutes' then round(extract(epoch from p_interval)) || ' s'
    when p_interval < '2 hours' then round(extract(epoch from p_interval) / 60) || ' min'
    when p_interval < '2 days' then round(extract(epoch from p_interval) / 3600) || ' h'
    else round(extract(epoch from p_interval) / 86400) || ' days'
  end;
$$;
comment on function booking.age_text(interval) is 'An age as a person would say it; none is negative, whatever was done to the clock';
