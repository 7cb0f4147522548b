-- Whoever lost his connection comes back to his place, but not once his wait is over: to others he has left it. (Whoever asks
-- for the last time does so a moment later, and waits no longer.)
create or replace function booking.find_place(p_user text, p_key text, p_request text, p_wait interval) returns booking.waiter
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_place booking.waiter;
begin
  select w.* into v_place from booking.waiter w where w.acting_for = p_user and w.key = p_key;
  if v_place.waits_until < clock_timestamp() - (case when p_wait <= '0' then interval '1 second' else '0' end) then
    delete from booking.waiter w where w.id = v_place.id;
    return null;
  elsif v_place.request <> sha256(convert_to(p_request, 'UTF8')) then
    perform fail('key-reused', p_key);
  end if;
  return v_place;
end $$;
comment on function booking.find_place(text, text, text, interval) is
  'The place in the queue that a request has under a key, if any; a refusal where it is another''s';
