-- Also with signs of life, where p_alive is given: once begun, they have to go on.
create or replace function booking.check_in(p_user text, p_ids text[], p_alive interval default null)
returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
  v_bookings constant booking.booking[] := array(select find_own_booking(v_user, i) from unnest(p_ids) i);
  b booking.booking;
begin
  perform begin_write();
  if p_alive <= interval '0' or p_alive > interval '1 day' then
    perform refuse_span('time without a sign of life', p_alive);
  end if;
  foreach b in array v_bookings loop
    if b.status = 'DELETED' then
      perform fail('deleted', left(b.id::text, 8));
    elsif b.status <> 'VALID' then
      perform fail('not-valid', left(b.id::text, 8), b.status);
    elsif b.end_time <= clock_timestamp() then
      perform fail('over', left(b.id::text, 8));
    end if;
  end loop;
  perform come(v_bookings, p_alive);
  return query
    select (a.booking).* from unnest(v_bookings) v join booking.all_bookings a
      on a.id = v.id and a.resource_id = v.resource_id;
end $$;
comment on function booking.check_in(text, text[], interval) is
  'Says that somebody is there for VALID bookings of one''s own; gives them';
