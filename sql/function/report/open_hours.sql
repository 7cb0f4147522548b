create or replace function booking.open_hours(r booking.resource, p_from timestamptz, p_to timestamptz) returns float8
language sql stable
as $$
  select extract(epoch from p_to - p_from)::float8 / 3600 - case
    when num_nonnulls(r.opens, r.closed_days) = 0
      and not exists (select from booking.closure c where c.resource_id = r.id and c.during && tstzrange(p_from, p_to)) then 0
    else coalesce((
      select sum(extract(epoch from upper(x) - lower(x)))::float8 / 3600
      from unnest((
        select range_agg(u * tstzrange(p_from, p_to)) from (
          select booking.shut(r, tstzrange(p_from, p_to))
          union all
          select c.during from booking.closure c where c.resource_id = r.id and c.during && tstzrange(p_from, p_to)) s(u))) x), 0)
  end;
$$;
comment on function booking.open_hours(booking.resource, timestamptz, timestamptz) is
  'For how many hours of a day a resource can be booked, by its opening hours, closed days and closures';
