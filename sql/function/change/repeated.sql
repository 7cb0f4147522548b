-- A client whose connection broke between commit and reply repeats its request under the same key. The answer is an
-- acknowledgement as the first one would have been.
create or replace function booking.repeated(p_user text, p_key text, p_request text) returns booking.event
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_event booking.event;
begin
  select e.* into v_event from booking.event e where e.acting_for = p_user and e.key = p_key;
  if v_event.request is distinct from sha256(convert_to(p_request, 'UTF8')) and v_event.id is not null then
    perform fail('key-reused', p_key);
  end if;
  if v_event.id is not null then
    perform vouch();
  end if;
  return v_event;
end $$;
comment on function booking.repeated(text, text, text) is
  'The event that the same request under the same key wrote before; null the first time; a refusal for another request';
