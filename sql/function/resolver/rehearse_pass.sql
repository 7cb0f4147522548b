-- Why a booking is not promoted: the oldest of those that have, or would get, its time. Why one is promoted although it is
-- not the oldest there: the oldest of those before it, all of which lose to others.
create or replace function booking.rehearse_pass(
  p_user text, p_grace interval default null, p_resources text[] default null
) returns table (verdict text, pending bigint, resources bigint, grace_ended_at timestamptz, blocker uuid,
  blocker_user text, booking booking.public_booking)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_grace constant interval := bounded_span('grace period', coalesce(p_grace, (select s.grace from booking.setting s)));
  v_resources int[];
begin
  perform acting_for(p_user, 'resolver');
  perform check_resources(p_resources);
  v_resources := array(
    select distinct b.resource_id from booking.booking b join booking.resource r on r.id = b.resource_id
    where b.status = 'PENDING'
      and (p_resources is null or r.name = any (array(select normalize(x, nfc) from unnest(p_resources) x))));
  return query
    with change as materialized (
      select d.* from verdicts(v_resources, null, clock_timestamp(), v_grace) d
    ), told as (
      select c.verdict, (b.booking).updated_at + v_grace as grace_ended_at, o.id as blocker, s.user_id as blocker_user,
        b.booking
      from change c
      join booking.all_bookings b on b.id = c.id and b.resource_id = c.resource_id
      left join lateral (
        select o.id, o.resource_id from overlapping(b.resource_id, b.busy) o
        where o.id <> b.id and case c.verdict
          when 'REJECTED' then o.status = 'VALID' or o.id in (select w.id from change w where w.verdict = 'VALID')
          else (o.updated_at, o.id) < ((b.booking).updated_at, b.id) end
        order by o.updated_at, o.id limit 1) o on true
      left join lateral (
        select (a.booking).user_id from booking.all_bookings a
        where a.id = o.id and a.resource_id = o.resource_id offset 0) s on true
      union all
      select null, null, null, null, null
    )
    select t.verdict, (select c.pending::bigint from change c where c.verdict = 'PENDING'),
      cardinality(v_resources)::bigint, t.grace_ended_at, t.blocker, t.blocker_user, t.booking
    from told t
    order by array_position(array['VALID', 'REJECTED'], t.verdict), (t.booking).updated_at, (t.booking).id;
end $$;
comment on function booking.rehearse_pass(text, interval, text[]) is
  'What a pass would change now, and why; and in a last row only how many would stay PENDING, and of how many resources';
