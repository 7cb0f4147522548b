create or replace function booking.check_free(p_old booking.booking, p_new booking.booking) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_resource constant booking.resource := (select r from booking.resource r where r.id = (p_old).resource_id);
  v_span constant tstzrange := tstzrange((p_old).end_time, (p_new).end_time);
  v_other booking.booking;
  v_last booking.waiter;
  v_turn record;
begin
  select o.* into v_other from overlapping(v_resource.id, tstzrange(upper((p_old).busy), upper((p_new).busy))) o
  where o.id <> (p_old).id order by o.status desc, o.start_time, o.id limit 1;
  if found then
    perform fail('taken', v_resource.name, name_shown(v_other.user_id, v_resource.readers),
      left(v_other.id::text, 8), v_other.status);
  end if;
  v_last.id := 9223372036854775807;
  v_last.resources := array[v_resource.id];
  v_last.takes_all := true;
  v_last.length := upper(v_span) - lower(v_span);
  v_last.least := v_last.length;
  v_last.since := clock_timestamp();
  v_turn := turn_of(v_last, lower(v_span), (p_old).id);
  if v_turn.slot is distinct from v_span then
    perform fail('waited-for', v_resource.name, (
      select name_shown(q.acting_for, v_resource.readers) from queue_for(v_last) q order by q.id limit 1));
  end if;
end $$;
comment on function booking.check_free(booking.booking, booking.booking) is
  'Refuses more time for a booking that another one wants, or somebody who waits for its resource';
