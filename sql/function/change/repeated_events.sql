-- A client whose connection broke between commit and reply repeats its request under the same key. The answer is an
-- acknowledgement as the first one would have been.
create or replace function booking.repeated_events(p_user text, p_key text, p_request text) returns booking.event[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_first booking.event;
begin
  select e.* into v_first from booking.event e where e.acting_for = p_user and e.key = p_key;
  if not found then
    return '{}';
  end if;
  if v_first.request is distinct from sha256(convert_to(p_request, 'UTF8')) then
    perform fail('key-reused', p_key);
  end if;
  perform vouch();
  return array(select e from events_under(p_user, p_key) e);
end $$;
comment on function booking.repeated_events(text, text, text) is
  'The events that the same request under the same key wrote before; none the first time; a refusal for another request';
