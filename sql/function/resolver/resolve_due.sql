-- Of the oldest in the queue, those that can be decided now: what has outlived its grace, and what nothing is in the way of.
-- Where others hold some of it, that is left to the next look, and so is what takes long: in no order, so that nothing stands
-- behind it for good.
-- (The order keeps the look to its index: see begin_pass.sql.)
create or replace function booking.resolve_due() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_end constant timestamptz := clock_timestamp() + interval '300 milliseconds';
  v_due record;
begin
  for v_due in
    select (q.b).resource_id, unnest(range_agg((q.b).busy)) as span
    from (
      select b, r
      from booking.booking b join booking.resource r on r.id = b.resource_id
      where b.status = 'PENDING' and b.updated_at > '-infinity' and not awaits_approval(b, r)
      order by b.updated_at using < limit 100) q
    where (q.b).updated_at + (select s.grace from booking.setting s) <= clock_timestamp()
      or not exists (select from blockers(q.b) o where o.status = 'VALID' or not awaits_approval(o, q.r))
    group by (q.b).resource_id order by random()
  loop
    exit when clock_timestamp() > v_end;
    perform begin_write();
    perform begin_deciding();
    perform resolve_span(v_due.resource_id, v_due.span, p_once => true);
  end loop;
end $$;
comment on function booking.resolve_due() is 'Decides what is due among the oldest hundred bookings of the queue';
