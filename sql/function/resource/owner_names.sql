-- From one name to the next in the index ("Loose indexscan" in PostgreSQL's wiki): there are few among many bookings.
create or replace function booking.owner_names(p_user text) returns setof text
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
begin
  perform acting_for(p_user);
  return query
    with recursive owner(name) as (
      select min(b.user_id) from booking.booking b where b.status in ('PENDING', 'VALID')
      union all
      select (select min(b.user_id) from booking.booking b where b.status in ('PENDING', 'VALID') and b.user_id > o.name)
      from owner o where o.name is not null
    )
    select o.name from owner o
    where o.name is not null and exists (
      select from booking.all_bookings b
      where b.owner = o.name and (b.booking).user_id is not null and (b.booking).status in ('PENDING', 'VALID'))
    limit 10000;
end $$;
comment on function booking.owner_names(text) is 'Whose bookings are PENDING or VALID';
