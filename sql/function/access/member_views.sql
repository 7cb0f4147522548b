create or replace function booking.member_views() returns regclass[]
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select array(
    select c.oid::regclass from pg_class c
    where c.relnamespace = 'booking'::regnamespace and c.relname in ('bookings', 'free_busy', 'utilisation')
    order by c.relname);
$$;
comment on function booking.member_views() is 'The views that members may read';
