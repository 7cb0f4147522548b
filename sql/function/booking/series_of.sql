-- Whose it is not for somebody to know, of his bookings he does not learn which belong together.
-- What is deleted is no part of what is to be changed, but for the booking that is named.
create or replace function booking.series_of(p_user text, p_id text, p_following boolean default false)
returns setof booking.public_booking
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
declare
  v_one booking.booking;
begin
  perform acting_for(p_user);
  v_one := find_booking(p_id);
  return query
    select (b.booking).* from booking.booking o
    join booking.all_bookings b on b.id = o.id and b.resource_id = o.resource_id
    where o.series_id = v_one.series_id and o.user_id = v_one.user_id
      and (not p_following or o.start_time >= v_one.start_time)
      and (o.status <> 'DELETED' or o.id = v_one.id) and (b.booking).series is not null
    order by o.start_time, o.id;
  if not found then
    perform fail('no-series', left(v_one.id::text, 8));
  end if;
end $$;
comment on function booking.series_of(text, text, boolean) is
  'The occurrences of a booking''s series that are its owner''s and not deleted: all, or from this one on';
