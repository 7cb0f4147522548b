-- Each booking by its newest event from before that time, seen as the one who asks sees events now. Revisions are without
-- gaps: where the next event is not the next revision, what lay between was pruned, and nobody can tell what the list said.
-- That is found out before the first row is given. (Conflicts are told beside the order; a closure tells of no new revision.)
create or replace function booking.list_as_of(
  p_user text, p_at timestamptz, p_resources text[] default null, p_from timestamptz default null,
  p_to timestamptz default null, p_statuses text[] default null, p_mine boolean default false,
  p_upcoming boolean default false, p_limit bigint default null, p_owner text default null
) returns setof booking.public_booking
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  v_at constant text := to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
  v_user constant text := acting_for(p_user);
  v_statuses constant text[] := coalesce(p_statuses, array['PENDING', 'VALID', 'REJECTED']);
  v_owner constant text := normalize(p_owner, nfc);
  v_from constant timestamptz := case when p_upcoming then greatest(p_from, p_at) else p_from end;
  v_span constant tstzrange := case when v_from > p_to then 'empty' else tstzrange(v_from, p_to) end;
begin
  if p_at > clock_timestamp() then
    perform fail('no-state-yet', v_at);
  end if;
  return query
    with state as materialized (
      select a.booking, case
        when (a.booking).rev = b.rev then true
        when (n.rev <= (a.booking).rev + 1 or a.booking is null and n.type = 'booking_created') is not true
          then fail('state-pruned', v_at) is null
        end
      from booking.resource r join booking.booking b on b.resource_id = r.id
      left join lateral (
        select e.booking from booking.all_events e
        where e.booking_id = b.id and e.at <= p_at and e.type <> 'booking_conflict'
        order by e.event_id desc limit 1) a on true
      left join lateral (
        select e.rev, e.type from booking.event e
        where e.booking_id = b.id and e.at > p_at and e.type <> 'booking_conflict'
        order by e.id limit 1) n on (a.booking).rev is distinct from b.rev
      where p_resources is null or r.name = any (array(select normalize(w, nfc) from unnest(p_resources) w))
    )
    select (s.booking).* from state s
    where (s.booking).id is not null and (s.booking).status = any (v_statuses)
      and tstzrange((s.booking).start_time, (s.booking).end_time) && v_span
      and (not p_mine or (s.booking).user_id = v_user) and (v_owner is null or (s.booking).user_id = v_owner)
    order by (s.booking).start_time using <, (s.booking).end_time using <, (s.booking).resource_id using <,
      (s.booking).id using < limit p_limit;
end $$;
comment on function booking.list_as_of(
  text, timestamptz, text[], timestamptz, timestamptz, text[], boolean, boolean, bigint, text) is
  'What list_bookings would have given at a time that has passed; refused where the history of then was pruned';
