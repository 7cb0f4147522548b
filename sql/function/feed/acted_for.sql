create or replace function booking.acted_for(
  p_user text, p_id text, p_behind bigint default 0, p_limit int default null
) returns table (event_id bigint, acting_for text)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking booking.booking;
begin
  perform acting_for(p_user);
  v_booking := find_booking(p_id);
  return query
    select p.id, p.acting_for
    from (
      select e.id, e.acting_for, e.actor from booking.event e
      where e.booking_id = v_booking.id and e.id > p_behind order by e.id limit p_limit) p
    where p.acting_for <> p.actor;
end $$;
comment on function booking.acted_for(text, text, bigint, int) is
  'Which events of a page of history() are somebody''s work in the name of another, and of whom';
