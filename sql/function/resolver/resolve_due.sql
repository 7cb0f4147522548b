-- Of the oldest in the queue, those that can be decided now: what has outlived its grace, and what nothing is in the way of.
-- Where others hold them, and so it takes long, the rest is left to the next look.
-- (The order keeps the look to its index: see begin_pass.sql.)
create or replace function booking.resolve_due() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_end constant timestamptz := clock_timestamp() + interval '200 milliseconds';
  v_due record;
begin
  for v_due in
    select p.resource_id, unnest(range_agg(p.busy)) as span
    from (
      select b
      from booking.booking b join booking.resource r on r.id = b.resource_id
      where b.status = 'PENDING' and b.updated_at > '-infinity' and not awaits_approval(b, r)
      order by b.updated_at using < limit 100) q
    cross join lateral (select (q.b).*) p
    where p.updated_at + (select s.grace from booking.setting s) <= clock_timestamp()
      or not exists (select from blockers(q.b))
    group by p.resource_id order by p.resource_id
  loop
    exit when clock_timestamp() > v_end;
    perform begin_write();
    perform begin_deciding();
    perform resolve_span(v_due.resource_id, v_due.span);
  end loop;
end $$;
comment on function booking.resolve_due() is 'Decides what is due among the oldest hundred bookings of the queue';
