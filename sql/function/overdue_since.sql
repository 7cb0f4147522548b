create or replace function booking.overdue_since() returns timestamptz
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select x.last from (
    select coalesce((
        select p.finished_at from booking.pass p where p.resources is null and p.finished_at is not null
        order by p.id desc limit 1), s.installed_at) as last,
      s.pass_interval
    from booking.setting s) x
  where clock_timestamp() - x.last > 3 * x.pass_interval;
$$;
comment on function booking.overdue_since() is
  'When the last pass ended, if that is more than three intervals ago; else null';
