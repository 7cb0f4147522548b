create or replace function booking.changed_with(p_one booking.booking, p_following boolean) returns booking.booking[]
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_last booking.event;
begin
  select e.* into v_last from booking.event e
  where e.booking_id = p_one.id and is_persons_change(e) order by e.id desc limit 1;
  if not found then
    perform fail('nothing-to-undo', left(p_one.id::text, 8));
  end if;
  return array(
    select b from booking.booking b cross join lateral (
      select e.acting_for, coalesce(e.key, e.part_of) as key from booking.event e
      where e.booking_id = b.id and is_persons_change(e) order by e.id desc limit 1) e
    where b.series_id = p_one.series_id and b.user_id = p_one.user_id
      and (not p_following or b.start_time >= p_one.start_time)
      and (b.id = p_one.id or e.acting_for = v_last.acting_for and e.key = coalesce(v_last.key, v_last.part_of))
    order by b.id);
end $$;
comment on function booking.changed_with(booking.booking, boolean) is
  'A booking, and those of its series that the same write was the last to change';
