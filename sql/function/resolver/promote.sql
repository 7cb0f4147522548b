-- READ COMMITTED re-reads a row that changed under the UPDATE: it must still have the revision that was decided on, and so
-- is still PENDING (the settings: see resolve_chunk.sql).
create or replace function booking.promote(p_resource_id int, p_ids uuid[], p_revs int[]) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
  with changed as (
    update booking.booking b set status = 'VALID', rev = b.rev + 1
    from unnest(p_ids, p_revs) v(id, rev)
    where b.id = v.id and b.resource_id = p_resource_id and b.rev = v.rev
    returning b.*
  )
  insert into booking.event (
    type, booking_id, resource_id, user_id, start_time, end_time, status, rev, note, placement, created_at, updated_at)
  select 'booking_validated', c.id, c.resource_id, c.user_id, c.start_time, c.end_time, c.status, c.rev, c.note,
    c.placement, c.created_at, c.updated_at
  from changed c;
  if found then
    perform wake();
  end if;
exception when exclusion_violation then
  -- Its own DETAIL shows the other booking.
  perform fail('overlap');
end $$;
comment on function booking.promote(int, uuid[], int[]) is
  'Makes those PENDING bookings VALID that still have these revisions; the constraint says whether it can be';
