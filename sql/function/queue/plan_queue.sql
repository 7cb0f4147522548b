-- The queue is a plan: each in turn gets the first time that is left, as in conservative backfilling (Mu'alem and
-- Feitelson, "Utilization, Predictability, Workloads, and User Runtime Estimates", 2001). So nobody is overtaken by
-- whom he would have to wait for, and a short hold may go in between where it keeps nobody waiting. After so much work, for one
-- user sooner than for all, the others are only looked at as of now: whoever is so far behind takes what is free and what
-- nobody before him can use, and is told of no later turn. Where even that is too much, there is an end to it.
create or replace function booking.plan_queue(p_queue booking.waiter[], p_now timestamptz)
returns table (waiter booking.waiter, resources int[], slot tstzrange)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 5000;
  c_looks constant int := 3000;
  c_looks_each constant int := 600;
  v_users text[] := '{}';
  v_spent int[] := '{}';
  v_user int;
  v_near constant int[] := array(select distinct r from unnest(p_queue) q, unnest(q.resources) r);
  v_taken tstzmultirange[] := array_fill('{}'::tstzmultirange, array[cardinality(v_near)]);
  v_looks int := 0;
  v_fit record;
  v_n int;
begin
  foreach waiter in array p_queue loop
    exit when v_looks >= c_most;
    v_user := array_position(v_users, waiter.acting_for);
    if v_user is null then
      v_users := v_users || waiter.acting_for;
      v_spent := v_spent || 0;
      v_user := cardinality(v_users);
    end if;
    v_fit := fitting(waiter, p_now, v_near, v_taken, least(c_looks - v_looks, c_looks_each - v_spent[v_user]));
    v_looks := v_looks + v_fit.looks;
    v_spent[v_user] := v_spent[v_user] + v_fit.looks;
    resources := v_fit.resources;
    slot := v_fit.slot;
    return next;
    continue when slot is null;
    foreach v_n in array resources loop
      v_n := array_position(v_near, v_n);
      v_taken[v_n] := v_taken[v_n] + slot::tstzmultirange;
    end loop;
  end loop;
end $$;
comment on function booking.plan_queue(booking.waiter[], timestamptz) is
  'When it is the turn of each of a queue, first come first, on which of its resources and for how long; null, or no row, where that is far off';
