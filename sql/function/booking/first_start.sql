create or replace function booking.first_start(p_from timestamptz, p_to timestamptz, p_length interval) returns timestamptz
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when p_from > n.earliest then p_from
    when n.quarter + p_length > p_to then date_trunc('second', n.earliest) + n.slack
    else n.quarter end
  from (
    select e.earliest, date_bin('15 minutes', e.earliest, '2000-01-01Z') + interval '15 minutes' as quarter, e.slack
    from (
      -- Where notice has to be given, whoever reads it needs a moment to book it.
      select clock_timestamp() + coalesce(s.notice, '0') as earliest,
        case when s.notice is null then interval '1 second' else '1 minute' end as slack
      from booking.setting s offset 0) e) n;
$$;
comment on function booking.first_start(timestamptz, timestamptz, interval) is
  'The first time worth a proposal: the one that is asked for, where it lies ahead of now and of the notice that has to be given; else the next quarter of an hour, where what is proposed still ends in time';
