-- The quick way: what is in somebody's way is put off, resource by resource.
create or replace function booking.work_off(p_work jsonb, p_resources int[], p_span tstzrange) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_done record;
  v_late int[];
begin
  perform acting_for(null, 'resolver');
  select c.* into v_done from try_chunk((p_work ->> 'grace')::interval, p_resources, p_span) c;
  v_late := case when v_done.problem is null then v_done.skipped else p_resources end;
  return p_work || jsonb_build_object(
    'promoted', (p_work ->> 'promoted')::int + v_done.promoted,
    'rejected', (p_work ->> 'rejected')::int + v_done.rejected,
    'late', p_work -> 'late' || (
      select coalesce(jsonb_agg(jsonb_build_object('resource', r, 'span', p_span)), '[]') from unnest(v_late) r));
end $$;
comment on function booking.work_off(jsonb, int[], tstzrange) is 'Resolves a chunk of process_pending(), or puts it off';
