-- What has outlived its grace is rejected by the next write to its resource, whatever times that touches. What somebody
-- holds is left to the next one, and so is what takes long: in no order, so that nothing stands behind it for good.
create or replace function booking.resolve_outlived(p_resources int[]) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_end constant timestamptz := clock_timestamp() + interval '50 milliseconds';
  v_due record;
begin
  for v_due in
    select b.resource_id, unnest(range_agg(b.busy)) as span
    from (
      select b.resource_id, b.busy
      from booking.booking b join booking.resource r on r.id = b.resource_id
      where b.status = 'PENDING' and b.updated_at > '-infinity' and b.resource_id = any (p_resources)
        and b.updated_at <= clock_timestamp() - (select s.grace from booking.setting s) and not awaits_approval(b, r)
      order by b.updated_at using < limit 100
      for no key update of b skip locked) b
    group by b.resource_id order by random()
  loop
    exit when clock_timestamp() > v_end;
    perform resolve_span(v_due.resource_id, v_due.span, p_once => true);
  end loop;
end $$;
comment on function booking.resolve_outlived(int[]) is 'Decides what has outlived its grace on some resources';
