-- With it some of those are forgotten that ended long ago, so that there are never more than are under way, and a few. No other
-- row is locked: whoever leaves his transaction open would keep its program from showing that it is alive.
create or replace function booking.come(p_bookings booking.booking[], p_alive interval, p_askers uuid[] default '{}')
returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  insert into booking.presence as t (booking_id, resource_id, alive_until, askers)
  select b.id, b.resource_id, clock_timestamp() + p_alive, p_askers from unnest(p_bookings) b order by b.id
  on conflict (booking_id) do update set alive_until = excluded.alive_until
  where excluded.alive_until is not null;
  delete from booking.presence t where t.booking_id in (
    select p.booking_id from booking.presence p
    where p.booking_id = any (array(select o.booking_id from booking.presence o order by o.checked_in_at limit 20))
      and not exists (
        select from booking.booking b
        where b.id = p.booking_id and b.resource_id = p.resource_id and b.end_time > clock_timestamp() - interval '1 day')
    for update skip locked);
end $$;
comment on function booking.come(booking.booking[], interval, uuid[]) is
  'Notes that somebody is there for bookings, and if a time is given, that he is only until then unless he says so again';
