-- A change touches the time that its booking has now, and the one that it gave up.
create or replace function booking.resolve_events(p_user text, p_key text) returns setof booking.public_booking
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_events constant booking.event[] := array(select e from events_under(p_user, clean_text('key', p_key)) e);
  v_touched record;
begin
  perform begin_write();
  perform begin_deciding();
  for v_touched in
    select e.resource_id, unnest(range_agg(t.span)) as span
    from unnest(v_events) e cross join lateral (values
      (tstzrange(e.start_time, e.end_time)),
      (tstzrange((e.before ->> 'start_time')::timestamptz, (e.before ->> 'end_time')::timestamptz))) t(span)
    where t.span <> '(,)'
    group by e.resource_id order by e.resource_id
  loop
    perform resolve_span(v_touched.resource_id, v_touched.span);
  end loop;
  if exists (select from booking.race_check) then
    perform announce_left();
  end if;
  perform resolve_outlived(array(select distinct e.resource_id from unnest(v_events) e));
  return query select c.* from with_conflicts(v_events[1].booking_id, v_events[1].resource_id) c;
end $$;
comment on function booking.resolve_events(text, text) is
  'Resolves what the writes under a key touched; gives the first booking as it then is, and what it conflicts with';
