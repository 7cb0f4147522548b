-- The first of the chunks that were put off; what is still in the way goes to their end. All of them together are waited for
-- 4 s at most: nobody who holds many resources open can keep the rest of the queue for longer. Between two rounds it rests
-- a little, as a write is over in milliseconds; what stays stuck is tried once more island by island, and what is stuck
-- then is left for the next pass, with the name of whoever holds it.
create or replace function booking.work_off_late(p_work jsonb) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_tries constant int := 5;
  v_late constant jsonb := p_work #> '{late,0}';
  v_tries constant int := (v_late ->> 'tries')::int + 1;
  v_resource constant int := (v_late ->> 'resource')::int;
  v_span constant tstzrange := (v_late ->> 'span')::tstzrange;
  v_end constant timestamptz := coalesce((p_work ->> 'waits_until')::timestamptz, clock_timestamp() + interval '4 s');
  v_work jsonb := p_work #- '{late,0}' || jsonb_build_object('waits_until', v_end);
  v_again jsonb;
  v_done record;
begin
  perform acting_for(null, 'resolver');
  if v_tries > (p_work ->> 'round')::int then
    perform pg_sleep(random() * 0.005 * 2 ^ v_tries);
    v_work := v_work || jsonb_build_object('round', v_tries);
  end if;
  select c.* into v_done
  from try_chunk(null, (p_work ->> 'grace')::interval, array[v_resource], v_span,
    v_end between clock_timestamp() and clock_timestamp() + interval '4 s' and not v_late ? 'island', true) c;
  v_work := add_work(v_work, v_done.promoted, v_done.rejected);

  if v_done.problem is null and v_done.held = 0 and v_done.skipped = '{}' then
    return v_work;
  elsif v_tries < c_tries and not v_late ? 'island' then
    v_again := jsonb_build_array(v_late || jsonb_build_object('tries', v_tries));
  elsif v_done.problem is null and v_done.skipped = '{}' then
    return add_work(v_work, 0, 0, v_done.held, v_done.holders);
  elsif v_late ? 'island' and v_done.problem = '23P01' then
    return add_work(v_work, 0, 0, (v_late ->> 'pending')::bigint) || '{"overlap": true}';
  elsif v_late ? 'island' then
    return add_work(v_work, 0, 0, (v_late ->> 'pending')::bigint, array(select b.who from blocking_sessions(null) b));
  else
    select coalesce(jsonb_agg(jsonb_build_object(
      'resource', v_resource, 'span', i.span, 'tries', v_tries, 'island', true, 'pending', i.pending)), '[]')
    into v_again from islands(null, v_resource, v_span) i;
  end if;
  return v_work || jsonb_build_object('late', v_work -> 'late' || v_again);
end $$;
comment on function booking.work_off_late(jsonb) is 'Resolves a chunk that process_pending() has put off, or puts it off again';
