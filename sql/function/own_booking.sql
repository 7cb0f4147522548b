-- Who may change it is asked before the lock is taken: nobody can hold up what is not his. A placement that is about to
-- end is looked at once more, if any second look is owed here: later ones would no longer find the pairs that it raced
-- in. That, too, comes before the lock, as a resolver takes the two in this order.
create or replace function booking.own_booking(p_user text, p_id text, p_if_rev int) returns booking.booking
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking booking.booking := find_booking(p_id);
begin
  if v_booking.user_id <> p_user and not has_right(p_user, 'admin') then
    perform fail('not-owner', p_id, v_booking.user_id, p_user);
  end if;
  if exists (select from booking.second_look s where s.resource_id = v_booking.resource_id) then
    perform from announce_races(array[
      row(v_booking.id, v_booking.placement, v_booking.resource_id, p_user, null)::booking.second_look]);
  end if;
  select b.* into v_booking from booking.booking b
  where b.id = v_booking.id and b.resource_id = v_booking.resource_id
  for no key update;
  if v_booking.rev <> p_if_rev then
    perform fail('changed', p_id, v_booking.rev::text, p_if_rev::text);
  end if;
  return v_booking;
end $$;
comment on function booking.own_booking(text, text, int) is
  'Locks a booking that the user may change and gives it as it is now; a refusal where its revision is not the expected one';
