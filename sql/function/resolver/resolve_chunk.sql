-- One chunk of a pass, in a transaction of its own. The order matters:
-- lock the resources' rows (not advisory locks: anyone can take those), then look. Resources that another resolver holds
-- are skipped and named, unless p_wait. Then the second looks that dead writers owe, before anything changes. Then the
-- verdicts and the UPDATE, in one statement and so from one snapshot. READ COMMITTED re-reads a row that changed under
-- the UPDATE: it must still have the revision that was decided on, or the whole chunk is given up (40001) and repeated.
-- What another resolver has decided since p_since was drawn is left: asked before the lock, which would cost a commit
-- that waits for the disk, and behind it. The chunk's own number is drawn before the verdict, so that the verdict's
-- snapshot holds all that was committed by then (make_plan.sql).
-- Every change raises rev, so that the one that was PENDING still is. To ask for that as well would have the planner start
-- from the queue, which statistics may take for empty, and go through all verdicts for each booking of it; the settings keep
-- it to the primary key, verdict by verdict.
-- p_careful takes the bookings' locks first and leaves out every island in which somebody else holds one. Then it waits for
-- no resource, nor skips any: those locks, and the constraint, are enough. Where that has it wait for somebody's open
-- transaction, which has made a booking VALID that nobody sees yet, it gives up soon: which it was stuck on,
-- stuck_bookings.sql finds out, and p_besides leaves those islands out as well.
create or replace function booking.resolve_chunk(
  p_user text, p_grace interval, p_resources int[], p_span tstzrange default null, p_wait boolean default false,
  p_careful boolean default false, p_since bigint default null, p_besides uuid[] default '{}'
) returns table (promoted int, rejected int, held int, skipped int[], holders text[])
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  v_locked int[];
  v_held uuid[] := '{}';
  v_decided int;
  v_left int;
  v_id bigint;
  v_changes booking.change[];
begin
  perform acting_for(p_user, 'resolver');
  perform bounded_span('grace period', p_grace);
  perform check_isolation();
  select 0, 0, 0, '{}' into promoted, rejected, held, skipped;
  if is_decided(p_grace, p_resources, p_span, p_since) then
    return next;
    return;
  end if;
  perform begin_write();
  perform set_config('lock_timeout', '2s', true);
  v_locked := lock_resources(p_resources, p_wait and not p_careful);
  if p_careful then
    v_locked := p_resources;
    perform set_config('lock_timeout', '20ms', true);
    perform lock_open(p_resources);
  end if;
  -- From here on it holds rows that users want: a write is over in a few milliseconds, and for others nobody waits.
  perform set_config('lock_timeout', case when p_careful then '20ms' else '50ms' end, true);
  skipped := array(select unnest(p_resources) except select unnest(v_locked));
  if v_locked = '{}' or is_decided(p_grace, v_locked, p_span, p_since) then
    return next;
    return;
  end if;
  begin
    perform from announce_races(array(
      select s from booking.race_check s where s.resource_id = any (v_locked) for update skip locked));
  exception when lock_not_available then
    -- Somebody idles with the same pairs half announced. That must not hold up the queue: they stay owed.
    if not p_careful then
      raise;
    end if;
  end;
  if p_careful then
    v_held := held_bookings(v_locked, close_span(p_resources[1], p_span));
    holders := holders_of_rows(v_held);
    v_held := v_held || p_besides;
  end if;

  v_id := nextval('booking.decided_id_seq');
  with closed as materialized (
    select close_span(p_resources[1], p_span) as span
  ), verdict as materialized (
    select d.* from closed c, verdicts(v_locked, c.span, clock_timestamp(), p_grace, v_held) d
  ), changed as (
    update booking.booking b set status = v.verdict, rev = b.rev + 1
    from verdict v
    where b.id = v.id and b.resource_id = v.resource_id and b.rev = v.rev
      and v.verdict in ('VALID', 'REJECTED')
    returning b.status, resolved(b) as change
  )
  select (select count(*) from verdict v where v.verdict in ('VALID', 'REJECTED')),
    count(*) filter (where c.status = 'VALID'), count(*) filter (where c.status = 'REJECTED'),
    (select count(*) from verdict v where v.verdict = 'HELD'),
    (select v.pending from verdict v, closed c where v.verdict = 'PENDING' and c.span is not distinct from p_span),
    array_agg(c.change)
  into v_decided, promoted, rejected, held, v_left, v_changes from changed c;

  if promoted + rejected <> v_decided then
    perform fail('moved-meanwhile');
  end if;
  perform record(v_changes);
  if held = 0 then
    perform note_decided(v_id, p_grace, v_locked, p_span, v_left);
  end if;
  -- NOTIFY takes a lock at the commit, for which one has to queue up.
  perform set_config('lock_timeout', '2s', true);
  return next;
exception when exclusion_violation then
  -- Its own DETAIL shows the other booking.
  perform fail('overlap');
end $$;
comment on function booking.resolve_chunk(text, interval, int[], tstzrange, boolean, boolean, bigint, uuid[]) is
  'Resolves the PENDING bookings of some resources: counts, the resources that another resolver had, who held bookings';
