-- A client whose connection broke between commit and reply repeats its request under the same key. The answer is an
-- acknowledgement as the first one would have been.
create or replace function booking.repeated_events(p_user text, p_key text, p_request text) returns booking.event[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_events constant booking.event[] := array(select e from events_under(p_user, p_key) e);
begin
  if v_events[1].request is distinct from sha256(convert_to(p_request, 'UTF8')) and cardinality(v_events) > 0 then
    perform fail('key-reused', p_key);
  end if;
  if cardinality(v_events) > 0 then
    perform vouch();
  end if;
  return v_events;
end $$;
comment on function booking.repeated_events(text, text, text) is
  'The events that the same request under the same key wrote before; none the first time; a refusal for another request';
