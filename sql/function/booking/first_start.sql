create or replace function booking.first_start() returns timestamptz
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select date_bin('15 minutes', clock_timestamp() + coalesce(s.notice, '0'), '2000-01-01Z') + interval '15 minutes'
  from booking.setting s;
$$;
comment on function booking.first_start() is
  'The first time worth a proposal: the next quarter of an hour, once the notice has been given that has to be';
