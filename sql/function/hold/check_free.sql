create or replace function booking.check_free(b booking.booking, p_span tstzrange) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_resource constant booking.resource := (select r from booking.resource r where r.id = b.resource_id);
  v_other booking.booking;
  v_last booking.waiter;
  v_turn record;
begin
  select o.* into v_other from overlapping(b.resource_id, p_span) o
  where o.id <> b.id order by o.status desc, o.start_time, o.id limit 1;
  if found then
    perform fail('taken', v_resource.name, name_shown(v_other.user_id, v_resource.readers),
      left(v_other.id::text, 8), v_other.status);
  end if;
  v_last.id := 9223372036854775807;
  v_last.resources := array[b.resource_id];
  v_last.takes_all := true;
  v_last.length := upper(p_span) - lower(p_span);
  v_last.least := v_last.length;
  v_last.since := clock_timestamp();
  v_turn := turn_of(v_last, lower(p_span));
  if v_turn.slot is distinct from p_span then
    perform fail('waited-for', v_resource.name, (
      select name_shown(q.acting_for, v_resource.readers) from queue_for(v_last) q order by q.id limit 1));
  end if;
end $$;
comment on function booking.check_free(booking.booking, tstzrange) is
  'Refuses a span that another booking wants, or somebody who waits for the resource of this one';
