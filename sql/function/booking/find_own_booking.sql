-- Asked before any lock is taken: nobody can hold up what is not his. What an admin may do is not lent.
create or replace function booking.find_own_booking(p_user text, p_id text) returns booking.booking
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_booking constant booking.booking := find_booking(p_id);
begin
  if v_booking.user_id <> p_user and not has_right(session_user, 'admin') then
    perform fail('not-owner', p_id, name_shown(v_booking.user_id, (
      select r.readers from booking.resource r where r.id = v_booking.resource_id)), p_user);
  end if;
  return v_booking;
end $$;
comment on function booking.find_own_booking(text, text) is 'A booking, if the user may change it; else a refusal';
