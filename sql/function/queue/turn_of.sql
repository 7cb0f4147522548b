-- The queue is a plan: each in turn gets the first time that is left, as in conservative backfilling (Mu'alem and
-- Feitelson, "Utilization, Predictability, Workloads, and User Runtime Estimates", 2001). So nobody is overtaken by
-- whom he would have to wait for, and a short hold may go in between where it keeps nobody waiting.
create or replace function booking.turn_of(
  p_waiter booking.waiter, p_now timestamptz, out resources int[], out slot tstzrange, out place int,
  out given tstzmultirange
)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_queue constant booking.waiter[] := array(select q from queue_for(p_waiter) q order by q.id) || p_waiter;
  v_near constant int[] := array(select distinct r from unnest(v_queue) q, unnest(q.resources) r);
  v_taken tstzmultirange[] := array_fill('{}'::tstzmultirange, array[cardinality(v_near)]);
  v_waiter booking.waiter;
  v_n int;
begin
  place := cardinality(v_queue);
  foreach v_waiter in array v_queue loop
    given := v_taken[array_position(v_near, (p_waiter).resources[1])];
    if v_waiter.takes_all then
      resources := v_waiter.resources;
      slot := fitting_all(p_now, v_waiter, v_near, v_taken);
    else
      select array[r.id], f into resources, slot
      from unnest(v_waiter.resources) with ordinality r(id, n),
        fitting(r.id, p_now, v_waiter, v_taken[array_position(v_near, r.id)]) f
      where f is not null order by lower(f), upper(f) - lower(f) desc, r.n limit 1;
    end if;
    continue when slot is null;
    for v_n in select array_position(v_near, r) from unnest(resources) r loop
      v_taken[v_n] := v_taken[v_n] + slot::tstzmultirange;
    end loop;
  end loop;
end $$;
comment on function booking.turn_of(booking.waiter, timestamptz) is
  'When it is a waiter''s turn, on which resources and for how long, and its place in the queue; and what those ahead get of the first that it wants';
