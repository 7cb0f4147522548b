create or replace function booking.next_turn(
  p_waiter booking.waiter, p_now timestamptz, out resources int[], out slot tstzrange, out place int
)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_queue constant booking.waiter[] := array(select q from queue_for(p_waiter) q order by q.id) || p_waiter;
begin
  place := cardinality(v_queue);
  select t.resources, t.slot into resources, slot
  from plan_queue(v_queue, p_now) t where (t.waiter).id = (p_waiter).id;
end $$;
comment on function booking.next_turn(booking.waiter, timestamptz) is
  'When it is a waiter''s turn, on which resources and for how long, and its place in the queue';
