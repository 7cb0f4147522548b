-- Changes that are no placement: the note, less time for a VALID booking, the end of one. Age stays, nothing is announced. No
-- change in place occupies more than before, whatever the buffers are by now.
create or replace function booking.update_in_place(p_changes booking.change[]) returns booking.change[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  v_made booking.change[];
begin
  with amended as (
    update booking.booking t
    set (start_time, end_time, busy, status, note, note_is_private, rev) = (
      (c.booking).start_time, (c.booking).end_time,
      case when ((c.booking).start_time, (c.booking).end_time) = (t.start_time, t.end_time) then t.busy
        else t.busy * (c.booking).busy end,
      (c.booking).status, (c.booking).note, (c.booking).note_is_private, t.rev + 1)
    from unnest(p_changes) with ordinality c(type, booking, before, others, n)
    where t.id = (c.booking).id and t.resource_id = (c.booking).resource_id
    returning c.n, row(c.type, t, c.before, null)::booking.change as change
  )
  select array_agg(a.change order by a.n) into v_made from amended a;
  return v_made;
end $$;
comment on function booking.update_in_place(booking.change[]) is 'Writes changes that are no placements; gives them as they were made';
