-- READ COMMITTED re-reads a row that changed under the UPDATE: it must still have the revision that was decided on, and so
-- is still PENDING (the settings: see resolve_chunk.sql). To make it VALID takes the constraint's leave.
create or replace function booking.decide(p_status text, p_resource_id int, p_ids uuid[], p_revs int[]) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  v_changes booking.change[];
begin
  with changed as (
    update booking.booking b set status = p_status, rev = b.rev + 1
    from unnest(p_ids, p_revs) v(id, rev)
    where b.id = v.id and b.resource_id = p_resource_id and b.rev = v.rev
    returning resolved(b) as change
  )
  select array_agg(c.change) into v_changes from changed c;
  perform record(v_changes);
exception when exclusion_violation then
  -- Its own DETAIL shows the other booking.
  perform fail('overlap');
end $$;
comment on function booking.decide(text, int, uuid[], int[]) is
  'Makes those PENDING bookings VALID, or REJECTED, that still have these revisions';
