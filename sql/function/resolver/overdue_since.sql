-- Every list and every create asks it, so it spares a fresh session what it need not look up: `using` (see list_all.sql),
-- and an operator that takes just these types. A pass that is dated ahead, from before the clock was put back, tells
-- nothing; the next one has the right time.
create or replace function booking.overdue_since() returns timestamptz
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select x.last from (
    select coalesce((
        select p.finished_at from booking.pass p where p.resources is null and p.finished_at <= clock_timestamp()
        order by p.id using > limit 1), s.installed_at) as last,
      s.pass_interval, s.promote
    from booking.setting s) x
  where x.promote = 'by-pass' and (clock_timestamp() - x.last > 3::float8 * x.pass_interval or x.last > clock_timestamp());
$$;
comment on function booking.overdue_since() is
  'When the last pass ended, if that is more than three intervals ago and they are what promotes; else null';
