-- Pruning keeps the newest revisions: the oldest of those. What was written past the functions has no event at all.
create or replace function booking.nearest_image(p_id uuid) returns booking.public_booking
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return (
    select b.booking
    from (
      (select e.booking from booking.all_events e
      where e.booking_id = p_id and e.type <> 'booking_conflict' order by e.event_id limit 1)
      union all
      (select b.booking from booking.all_bookings b where b.id = p_id)) b
    limit 1);
end $$;
comment on function booking.nearest_image(uuid) is 'A booking as near to its pruned past as it is kept';
