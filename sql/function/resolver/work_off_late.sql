-- What was put off is waited for, all of it together for 4 s at most: nobody who holds many bookings open can keep the rest
-- of the queue for longer. Then it is tried once with care, and where that comes to nothing, once without what is stuck
-- (for 8 s more in all). What is left even so, with the names of those who hold it, the next pass finds.
create or replace function booking.work_off_late(p_work jsonb, p_resource_id int, p_span tstzrange) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_grace constant interval := p_work ->> 'grace';
  -- (Not later than from now, where the clock was put right meanwhile.)
  v_end constant timestamptz := least((p_work ->> 'waits_until')::timestamptz, clock_timestamp() + interval '4 s');
  v_stuck uuid[] := '{}';
  v_overlaps boolean := false;
  v_done record;
begin
  perform acting_for(null, 'resolver');
  select c.* into v_done
  from try_chunk(c_grace, array[p_resource_id], p_span, p_wait => clock_timestamp() < v_end) c;
  if v_done.problem is not null or v_done.skipped <> '{}' then
    select c.* into v_done from try_chunk(c_grace, array[p_resource_id], p_span, p_careful => true) c;
  end if;
  if v_done.problem is not null and clock_timestamp() < v_end + interval '8 s' then
    select array_agg(s.id), coalesce(bool_or(s.problem = '23P01'), false) into v_stuck, v_overlaps
    from stuck_bookings(null, p_resource_id, p_span) s;
    select c.* into v_done
    from try_chunk(c_grace, array[p_resource_id], p_span, p_careful => true, p_besides => v_stuck) c;
  end if;
  if v_done.problem is not null then
    v_done.held := (
      select count(*) from booking.booking b
      where b.status = 'PENDING' and b.resource_id = p_resource_id and b.busy && coalesce(p_span, '(,)'));
  end if;
  if v_done.held > 0 and v_done.holders is null then
    v_done.holders := array(select b.who from blocking_sessions(null) b);
  end if;
  return p_work || jsonb_build_object(
    'promoted', (p_work ->> 'promoted')::int + v_done.promoted,
    'rejected', (p_work ->> 'rejected')::int + v_done.rejected,
    'undone', (p_work ->> 'undone')::int + v_done.held,
    'holders', p_work -> 'holders' || to_jsonb(coalesce(v_done.holders, '{}')),
    'overlap', (p_work ->> 'overlap')::boolean or v_overlaps,
    'waits_until', v_end);
end $$;
comment on function booking.work_off_late(jsonb, int, tstzrange) is
  'Resolves what process_pending() has put off, but for what is still in somebody''s way';
