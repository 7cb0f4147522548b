-- The first of the chunks that were put off; what is still in the way goes to their end. All of them together are waited for
-- 4 s at most: nobody who holds many bookings open can keep the rest of the queue for longer. Between two rounds it rests
-- a little, as a write is over in milliseconds; what stays stuck is cut in two, between islands, until only the island that
-- is really stuck is left for the next pass, with the name of whoever holds it. What comes to nothing may cost 8 s in all.
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
  v_began timestamptz := clock_timestamp();
  -- (Not later than from now, where the clock was put right meanwhile.)
  v_end constant timestamptz := least((p_work ->> 'waits_until')::timestamptz, v_began + interval '4 s');
  v_is_careful constant boolean := v_tries > 1 or v_began >= v_end;
  v_work jsonb := p_work #- '{late,0}' || jsonb_build_object('waits_until', v_end);
  v_again jsonb;
  v_done record;
begin
  perform acting_for(null, 'resolver');
  if (p_work ->> 'in_vain')::interval > interval '8 s' then
    return add_work(p_work || '{"late": []}', 0, 0, (
      select sum(h.pending) from jsonb_to_recordset(p_work -> 'late') l(resource int, span tstzrange),
        halves(null, l.resource, l.span) h), array(select b.who from blocking_sessions(null) b));
  end if;
  if v_tries > (p_work ->> 'round')::int then
    perform pg_sleep(random() * 0.005 * 2 ^ v_tries);
    v_work := v_work || jsonb_build_object('round', v_tries);
    v_began := clock_timestamp();
  end if;
  select c.* into v_done
  from try_chunk(null, (p_work ->> 'grace')::interval, array[v_resource], v_span, not v_is_careful, v_is_careful) c;
  v_work := add_work(v_work, v_done.promoted, v_done.rejected);
  if v_done.problem is null and v_done.held = 0 and v_done.skipped = '{}' then
    return v_work;
  elsif v_done.problem is not null then
    v_work := v_work || jsonb_build_object(
      'in_vain', (p_work ->> 'in_vain')::interval + (clock_timestamp() - v_began));
  end if;

  if not v_is_careful or v_tries < c_tries and clock_timestamp() < v_end and not v_late ? 'half' then
    v_again := jsonb_build_array(v_late || jsonb_build_object('tries', v_tries));
  elsif v_done.problem is null then
    return add_work(v_work, 0, 0, v_done.held, v_done.holders);
  else
    select jsonb_agg(jsonb_build_object(
      'resource', v_resource, 'span', h.span, 'tries', v_tries, 'half', true, 'pending', h.pending))
    into v_again from halves(null, v_resource, v_span) h;
    if v_again is null then
      return v_work;
    elsif jsonb_array_length(v_again) = 1 and v_done.problem = '23P01' then
      return add_work(v_work, 0, 0, (v_again #>> '{0,pending}')::bigint) || '{"overlap": true}';
    elsif jsonb_array_length(v_again) = 1 then
      return add_work(v_work, 0, 0, (v_again #>> '{0,pending}')::bigint, array(select b.who from blocking_sessions(null) b));
    end if;
  end if;
  return v_work || jsonb_build_object('late', v_work -> 'late' || v_again);
end $$;
comment on function booking.work_off_late(jsonb) is 'Resolves a chunk that process_pending() has put off, or puts it off again';
