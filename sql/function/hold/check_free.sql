-- Whoever waits has a turn, of which the queue is the plan: what does not meet it keeps him from nothing. It is planned once,
-- for one behind all of them; whose turn it is that is met, only where one is.
create or replace function booking.check_free(p_old booking.booking, p_new booking.booking) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_resource constant booking.resource := (select r from booking.resource r where r.id = (p_old).resource_id);
  v_more constant tstzrange := tstzrange(upper((p_old).busy), upper((p_new).busy));
  v_now constant timestamptz := clock_timestamp();
  v_other booking.booking;
  v_last booking.waiter;
  v_waiter booking.waiter;
  v_turn record;
begin
  select o.* into v_other from overlapping(v_resource.id, v_more) o
  where o.id <> (p_old).id order by o.status desc, o.start_time, o.id limit 1;
  if found then
    perform fail('taken', v_resource.name, name_shown(v_other.user_id, v_resource.readers),
      left(v_other.id::text, 8), v_other.status);
  end if;
  v_last.id := 9223372036854775807;
  v_last.resources := array[v_resource.id];
  v_last.takes_all := true;
  v_last.length := upper(v_more) - lower(v_more);
  v_last.least := v_last.length;
  v_last.since := v_now;
  if not exists (
    select from unnest((turn_of(v_last, v_now)).given) g where busy_of(v_resource, lower(g), upper(g)) && v_more)
  then
    return;
  end if;
  for v_waiter in select q.* from queue_for(v_last) q order by q.id loop
    v_turn := turn_of(v_waiter, v_now);
    if v_turn.slot is not null and v_turn.resources @> array[v_resource.id]
      and busy_of(v_resource, lower(v_turn.slot), upper(v_turn.slot)) && v_more
    then
      perform fail('waited-for', v_resource.name, name_shown(v_waiter.acting_for, v_resource.readers));
    end if;
  end loop;
end $$;
comment on function booking.check_free(booking.booking, booking.booking) is
  'Refuses more time for a booking that another one wants, or somebody who waits for its resource';
