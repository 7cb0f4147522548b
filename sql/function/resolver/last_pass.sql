create or replace function booking.last_pass() returns booking.pass
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select p.* from booking.pass p where p.resources is null and p.finished_at is not null order by p.id desc limit 1;
$$;
comment on function booking.last_pass() is 'The last pass over all resources that ended';
