-- A page of a list: what one person has or what is booked of some resources is found by them; all else is read in the order
-- of the index of starts, and no further than the page reaches. (What began before the window and lasts into it is found by
-- list_bookings.sql at the instant at which the window begins; nothing else that it shows began before.) Of those that begin
-- at once the order goes on by end, resource and id, so that the place behind one is a place whatever is booked meanwhile.
create or replace function booking.list_page(
  p_user text, p_limit bigint default null, p_after text default null, p_resources text[] default null,
  p_from timestamptz default null, p_to timestamptz default null, p_statuses text[] default null,
  p_mine boolean default false, p_upcoming boolean default false, p_owner text default null
) returns setof booking.public_booking
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  v_user constant text := acting_for(p_user);
  v_statuses constant text[] := coalesce(p_statuses, array['PENDING', 'VALID', 'REJECTED']);
  v_from constant timestamptz := case when p_upcoming then greatest(p_from, clock_timestamp()) else p_from end;
  v_way constant text := case
    when p_mine or p_owner is not null then 'owner' when p_resources is not null then 'resources' else 'start' end;
  v_last booking.public_booking;
begin
  if p_after is not null then
    select (b.booking).* into v_last
    from find_booking(p_after) f join booking.all_bookings b on b.id = f.id and b.resource_id = f.resource_id;
  end if;
  return query
    select u.* from (
      select b.* from list_owned(
        p_user, case when p_mine then v_user else p_owner end, p_resources, p_from, p_to, v_statuses, p_upcoming) b
      where v_way = 'owner'
      union all
      select b.* from list_bookings(p_user, p_resources, greatest(v_from, v_last.start_time), p_to, v_statuses) b
      where v_way = 'resources'
      union all
      select b.* from list_bookings(p_user, null, v_from, v_from + interval '1 microsecond', v_statuses) b
      where v_way = 'start' and v_from is not null and b.start_time < v_from and (p_to is null or v_from < p_to)
        and coalesce(v_last.start_time < v_from, true)
      union all
      (select (b.booking).* from booking.all_bookings b
      where v_way = 'start' and (b.booking).start_time >= coalesce(greatest(v_from, v_last.start_time), '-infinity')
        and (b.booking).start_time < coalesce(p_to, 'infinity')
        and (b.booking).status = any (v_statuses)
        and coalesce(((b.booking).start_time, (b.booking).end_time, (b.booking).resource_id, (b.booking).id)
          > (v_last.start_time, v_last.end_time, v_last.resource_id, v_last.id), true)
      order by (b.booking).start_time using <, (b.booking).end_time using <, (b.booking).resource_id using <,
        (b.booking).id using < limit p_limit)) u
    where coalesce((u.start_time, u.end_time, u.resource_id, u.id)
      > (v_last.start_time, v_last.end_time, v_last.resource_id, v_last.id), true)
    order by u.start_time using <, u.end_time using <, u.resource_id using <, u.id using < limit p_limit;
end $$;
comment on function
  booking.list_page(text, bigint, text, text[], timestamptz, timestamptz, text[], boolean, boolean, text) is
  'A page of the list of bookings, from behind one of them on; a null filter is none';
