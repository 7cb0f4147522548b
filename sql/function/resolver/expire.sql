-- As promote.sql; no constraint has anything against it.
create or replace function booking.expire(p_resource_id int, p_ids uuid[], p_revs int[]) returns void
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
    update booking.booking b set status = 'REJECTED', rev = b.rev + 1
    from unnest(p_ids, p_revs) v(id, rev)
    where b.id = v.id and b.resource_id = p_resource_id and b.rev = v.rev
    returning resolved(b) as change
  )
  select array_agg(c.change) into v_changes from changed c;
  perform record(v_changes);
end $$;
comment on function booking.expire(int, uuid[], int[]) is
  'Makes those PENDING bookings REJECTED that still have these revisions';
