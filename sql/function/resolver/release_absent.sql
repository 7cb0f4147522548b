-- What is under way without anybody ends now; its owner finds it among what became of his bookings. That is nobody's change,
-- and the event says so: undo passes it over (take_back.sql). Whoever holds one (a transaction that checks in, say) is left
-- to the next look.
create or replace function booking.release_absent(p_resources int[] default null, p_besides uuid default null) returns int
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  c_most constant int := 500;
  v_now constant timestamptz := clock_timestamp();
  v_found constant booking.booking[] := array(select a from absent(v_now, c_most, p_resources) a);
  v_changes booking.change[];
begin
  with free as (
    select b.id, b.resource_id, f.rev, f as old
    from unnest(v_found) f join booking.booking b on b.id = f.id and b.resource_id = f.resource_id and b.rev = f.rev
    where b.id is distinct from p_besides
    for no key update of b skip locked
  ), ended as (
    update booking.booking t
    set end_time = v_now, busy = t.busy * tstzrange(lower(t.busy), v_now + (upper(t.busy) - t.end_time)), rev = t.rev + 1,
      missed = case when not exists (select from booking.presence p where p.booking_id = t.id) then t.placement end
    from free f where t.id = f.id and t.resource_id = f.resource_id and t.start_time < v_now
      and not exists (select from booking.presence p where p.booking_id = t.id and (p.alive_until >= v_now) is not false)
    returning row('booking_updated', t, booking_image(f.old) || '{"ended_without_anybody": true}', null)::booking.change as change
  )
  select array_agg(e.change) into v_changes from ended e;
  perform record(v_changes, session_user::text);
  return coalesce(cardinality(v_changes), 0);
end $$;
comment on function booking.release_absent(int[], uuid) is 'Ends the bookings, of all resources or some, but one, that nobody is there for; gives how many';
