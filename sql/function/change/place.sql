-- A placement: the row, its event, and the announcement of every conflict it can see, in ONE statement, so that one
-- snapshot decides what it saw. That snapshot is stored: of two placements that could not see each other, the one whose
-- writer looks again last announces the pair (look_again.sql). The clock is read inside the statement, hence after its
-- snapshot: what the snapshot shows is older.
--
-- However many lie there, a write reads and announces a thousand of them at most, in events of a hundred, and gives the
-- oldest hundred of those. The rest stays owed to the next pass (announce_rest.sql). Events name the others, and do not
-- repeat them: n bookings of one time make n² / 2 pairs.
create or replace function booking.place(
  b booking.booking, p_type text, p_before jsonb, p_user text, p_key text, p_request text
) returns setof booking.public_booking
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 1000;
  v_ids uuid[];
  v_is_past boolean;
  v_met int;
begin
  if not within_limits(b) then
    perform check_limits(b);
  end if;
  with clock as materialized (
    select clock_timestamp() as now
  ), other as materialized (
    select f.b, row_number() over (order by (f.b).updated_at, (f.b).id) as n
    from (
      select o as b from overlapping(b.resource_id, b.busy) o where o.id is distinct from b.id limit c_most) f
  ), placed as (
    insert into booking.booking as t (
      id, resource_id, user_id, start_time, end_time, busy, status, note, rev, placement, placed_xid, placed_snapshot,
      created_at, updated_at)
    select coalesce(b.id, gen_random_uuid()), b.resource_id, b.user_id, b.start_time, b.end_time, b.busy, 'PENDING',
      b.note, coalesce(b.rev, 0) + 1, coalesce(b.placement, 0) + 1, pg_current_xact_id(), pg_current_snapshot(),
      coalesce(b.created_at, clock.now), clock.now
    from clock
    on conflict (id, resource_id) do update
    set (start_time, end_time, busy, status, note, rev, placement, placed_xid, placed_snapshot, updated_at) = (
      excluded.start_time, excluded.end_time, excluded.busy, excluded.status, excluded.note, excluded.rev,
      excluded.placement, excluded.placed_xid, excluded.placed_snapshot, excluded.updated_at)
    returning t.*
  ), written as (
    insert into booking.event (
      type, acting_for, booking_id, resource_id, user_id, start_time, end_time, status, rev, note, placement,
      created_at, updated_at, before, key, request)
    select p_type, p_user, p.id, p.resource_id, p.user_id, p.start_time, p.end_time, p.status, p.rev, p.note,
      p.placement, p.created_at, p.updated_at, p_before, p_key, sha256(convert_to(p_request, 'UTF8'))
    from placed p
    returning id
  ), announced as (
    insert into booking.event (
      type, acting_for, booking_id, resource_id, user_id, start_time, end_time, status, rev, note, placement,
      created_at, updated_at, others, other_revs, other_owners)
    select 'booking_conflict', p_user, p.id, p.resource_id, p.user_id, p.start_time, p.end_time, p.status, p.rev,
      p.note, p.placement, p.created_at, p.updated_at, c.ids, c.revs, c.owners
    from written, placed p, (
      select array_agg((o.b).id order by o.n) as ids, array_agg((o.b).rev order by o.n) as revs,
        array_agg(distinct (o.b).user_id) as owners
      from other o group by (o.n - 1) / 100 order by (o.n - 1) / 100) c
  ), owed as (
    insert into booking.second_look (booking_id, placement, resource_id, acting_for, key)
    select p.id, p.placement, p.resource_id, p_user, p_key from placed p
  )
  select array(
    select p.id from placed p
    union all
    (select (o.b).id from other o where o.n <= 100 order by o.n)),
    (select p.end_time <= p.updated_at from placed p), (select count(*) from other)
  into v_ids, v_is_past, v_met;

  if v_met = c_most then
    insert into booking.unannounced (booking_id, placement, resource_id, acting_for, xid, snapshot)
    select p.id, p.placement, p.resource_id, p_user, p.placed_xid, p.placed_snapshot
    from booking.booking p where p.id = v_ids[1] and p.resource_id = b.resource_id;
  end if;
  perform wake();
  if v_is_past then
    perform tell('BK002', 'the booking lies in the past');
  end if;
  return query
    select (s.booking).*
    from unnest(v_ids) with ordinality u(id, n)
    join booking.all_bookings s on s.id = u.id and s.resource_id = b.resource_id
    order by u.n;
end $$;
comment on function booking.place(booking.booking, text, jsonb, text, text, text) is
  'Places a booking as PENDING (new when it has no id) and announces its conflicts; gives it and what it conflicts with, a hundred at most';
