-- Whoever waits has a turn, of which the queue is the plan: what does not meet it keeps him from nothing.
create or replace function booking.check_free(p_old booking.booking, p_new booking.booking) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_resource constant booking.resource := (select r from booking.resource r where r.id = (p_old).resource_id);
  v_more constant tstzrange := tstzrange(upper((p_old).busy), upper((p_new).busy));
  v_other booking.booking;
begin
  select o.* into v_other from overlapping(v_resource.id, v_more) o
  where o.id <> (p_old).id order by o.status desc, o.start_time, o.id limit 1;
  if found then
    perform fail('taken', v_resource.name, name_shown(v_other.user_id, v_resource.readers),
      left(v_other.id::text, 8), v_other.status);
  end if;
  perform fail('waited-for', v_resource.name, name_shown((t.waiter).acting_for, v_resource.readers))
  from plan_queue(whole_queue(array[v_resource.id]), clock_timestamp()) t
  where t.resources @> array[v_resource.id] and busy_of(v_resource, lower(t.slot), upper(t.slot)) && v_more
  order by (t.waiter).id limit 1;
end $$;
comment on function booking.check_free(booking.booking, booking.booking) is
  'Refuses more time for a booking that another one wants, or somebody who waits for its resource';
