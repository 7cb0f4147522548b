-- Placements: the rows, and the announcement of every conflict that they can see, in ONE statement, so that one snapshot
-- decides what it saw. That snapshot is stored: of two placements that could not see each other, the one whose
-- writer looks again last announces the pair (look_again.sql). The clock is read inside the statement, hence after its
-- snapshot: what the snapshot shows is older. Those of one statement are a microsecond apart, in the order in which they
-- are given, and each is announced to those before it; where they lay before, they have been.
--
-- What comes from elsewhere (p_as_given) keeps the id, status, revision and age that it has there, as far as it has any. No
-- booking that is here is changed by it: each change is one placement more than it knows of, and what knows of none changes
-- none, and is missing in what is given back (import_part.sql).
--
-- However many lie there, a placement reads and announces a thousand of them at most, and the rest stays owed to the next
-- pass (announce_rest.sql). Events name the others, and do not repeat them: n bookings of one time make n² / 2 pairs.
create or replace function booking.place(
  p_changes booking.change[], p_user text, p_key text, p_as_given boolean default false,
  p_is_checked boolean default false
) returns booking.change[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 1000;
  v_made booking.change[];
  v_owing uuid[];
  c booking.change;
begin
  if not p_is_checked and not within_limits(p_changes) then
    perform check_limits(array(select w.booking from unnest(p_changes) w));
  end if;
  with wanted as materialized (
    select w.type, w.booking as b, coalesce((w.booking).id, gen_random_uuid()) as id, w.before, w.n
    from unnest(p_changes) with ordinality w(type, booking, before, others, n)
  ), clock as materialized (
    select clock_timestamp() as now
  ), seen as materialized (
    select w.n, f.b
    from wanted w cross join lateral (
      select o as b from overlapping((w.b).resource_id, (w.b).busy) o
      where o.id <> all (array(select x.id from wanted x)) limit c_most) f
    where (not p_as_given or coalesce((w.b).status, 'PENDING') in ('PENDING', 'VALID'))
      and (cardinality(p_changes) = 1 or (w.b).resource_id = any ((select resources_in_use(p_changes))::int[]))
  ), placed as (
    insert into booking.booking as t (
      id, resource_id, user_id, start_time, end_time, busy, status, note, note_is_private, rev, placement, placed_xid,
      placed_snapshot, created_at, updated_at, series_id)
    select w.id, (w.b).resource_id, (w.b).user_id, (w.b).start_time, (w.b).end_time, (w.b).busy,
      case when p_as_given then coalesce((w.b).status, 'PENDING') else 'PENDING' end, (w.b).note,
      coalesce((w.b).note_is_private, false),
      coalesce((w.b).rev, 0) + case when p_as_given and (w.b).rev is not null then 0 else 1 end,
      coalesce((w.b).placement, 0) + 1, pg_current_xact_id(), pg_current_snapshot(),
      coalesce((w.b).created_at, a.age), a.age, (w.b).series_id
    from wanted w, clock, lateral (
      select coalesce(case when p_as_given then (w.b).updated_at end, clock.now + (w.n - 1) * interval '1 microsecond') as age) a
    on conflict (id, resource_id) do update
    set (start_time, end_time, busy, status, note, note_is_private, rev, placement, placed_xid, placed_snapshot,
      updated_at) = (
      excluded.start_time, excluded.end_time, excluded.busy, excluded.status, excluded.note, excluded.note_is_private,
      excluded.rev, excluded.placement, excluded.placed_xid, excluded.placed_snapshot, excluded.updated_at)
    where excluded.placement > t.placement
    returning t as b
  ), made as (
    select w.n, w.type, w.before, p.b from wanted w join placed p on (p.b).id = w.id
  ), met as materialized (
    select s.n, s.b from seen s
    union all
    select m.n, e.b
    from made m join made e
      on e.n < m.n and (e.b).resource_id = (m.b).resource_id and (e.b).busy && (m.b).busy
      and (e.b).status in ('PENDING', 'VALID') and (m.b).status in ('PENDING', 'VALID')
  ), owed as (
    insert into booking.race_check (booking_id, placement, resource_id, acting_for, key)
    select (p.b).id, (p.b).placement, (p.b).resource_id, p_user, p_key from placed p
  )
  select array(select row(m.type, m.b, m.before, null)::booking.change from made m order by m.n)
    || array(
      select row('booking_conflict', m.b, null, o.others)::booking.change
      from made m join (
        select t.n, (array_agg(t.b order by (t.b).updated_at, (t.b).id))[:c_most] as others from met t group by t.n) o
      on o.n = m.n order by m.n),
    array(select (m.b).id from made m where (select count(*) from met t where t.n = m.n) >= c_most)
  into v_made, v_owing;

  if cardinality(v_owing) > 0 then
    insert into booking.unannounced (booking_id, placement, resource_id, acting_for, xid, snapshot)
    select p.id, p.placement, p.resource_id, p_user, p.placed_xid, p.placed_snapshot
    from unnest(v_made) m, lateral (select (m.booking).*) p
    where m.type <> 'booking_conflict' and p.id = any (v_owing);
  end if;
  foreach c in array v_made loop
    if (c.booking).end_time <= (c.booking).updated_at then
      perform raise_notice('BK002', 'the booking lies in the past');
      exit;
    end if;
  end loop;
  return v_made;
end $$;
comment on function booking.place(booking.change[], text, text, boolean, boolean) is
  'Places bookings as PENDING (new where they have no id); gives what has happened: to them, in their order, then what they conflict with, to be announced';
