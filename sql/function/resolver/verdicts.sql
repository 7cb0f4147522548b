-- Greedy by age, island by island. Whoever overlaps a VALID booking, or a time at which the resource is closed, has lost, and
-- is in nobody's way any more; nor is who has to be approved yet, whom nothing happens to meanwhile. Of the others
-- an island is a maximal run of PENDING bookings of one resource that touch one another through overlaps; islands cannot
-- affect each other. One window pass numbers them. A PENDING booking alone in its island wins at once; the rest go through
-- one loop, oldest first, against the multirange of what the island has given away so far: two, as PL/pgSQL copies the one
-- that grows at every step, and only now and then the long one.
-- VALID bookings are looked up once for a whole stretch of PENDING ones that are less than a day apart: one descent of
-- the index for each booking would cost a fifth of the pass. But of a stretch that is crowded with them only so many are
-- read as it has PENDING ones, times a few: there each PENDING one is looked up by itself. So what is read grows with the
-- queue alone, whatever lies behind it.
-- Whose turn it is of those in line is planned once, for the first booking that would win.
-- `offset 0`, `limit` and the setting pin the look-ups to the GiST indexes, resource by resource: a pass changes the tables
-- faster than statistics can follow.
create or replace function booking.verdicts(
  p_resources int[], p_span tstzrange, p_now timestamptz, p_grace interval, p_held uuid[] default '{}'
) returns table (id uuid, resource_id int, rev int, verdict text, pending int)
language plpgsql stable rows 500
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set jit = off
as $$
declare
  v_span constant tstzrange := coalesce(p_span, '(,)');
  v_stretch bigint := 0;
  v_valid tstzmultirange;
  v_is_crowded boolean;
  v_island bigint := 0;
  v_taken tstzmultirange;
  v_recent tstzmultirange;
  v_given int;
  v_wins boolean;
  v_left int := 0;
  v_has_queue constant boolean := exists (select from booking.waiter);
  v_turns int[];
  v_turn_busy tstzrange[];
  v_turn_since timestamptz[];
  v_turn int;
  c record;
begin
  for c in
    with pending as materialized (
      select b.id, b.resource_id, b.busy, b.rev, b.updated_at, lower(b.busy) as s, upper(b.busy) as e,
        not awaits_approval(b, r) as is_approved
      from unnest(p_resources) u join booking.resource r on r.id = u cross join lateral (
        select * from booking.booking b
        where b.status = 'PENDING' and b.resource_id = r.id and b.busy && v_span offset 0) b
    ), marked as (
      select p.*, max(p.e) over (
        partition by p.resource_id order by p.s, p.e rows between unbounded preceding and 1 preceding) as reached
      from pending p
    ), headed as (
      select m.*, coalesce(m.reached <= m.s, true) as head,
        coalesce(m.reached + interval '24 hours' < m.s, true) as is_far
      from marked m
    ), numbered as (
      select h.*, h.head and lead(h.head, 1, true) over o as is_alone,
        count(*) filter (where h.head) over (o rows unbounded preceding) as island,
        count(*) filter (where h.is_far) over (o rows unbounded preceding) as stretch
      from headed h window o as (order by h.resource_id, h.s, h.e)
    ), stretch as (
      select n.stretch, n.resource_id, tstzrange(min(n.s), max(n.e)) as busy, min(n.island) as island,
        20 + 4 * count(*) as most
      from numbered n group by n.stretch, n.resource_id
    )
    select n.stretch, n.island, true as is_pending, n.updated_at, n.id, n.resource_id, n.busy, n.rev, n.is_alone,
      n.island in (select h.island from numbered h where h.id in (select unnest(p_held))) as is_held,
      n.is_approved, null::tstzmultirange as valid, false as is_crowded
    from numbered n
    union all
    select s.stretch, s.island, false, null, null, null, null, null, null, null, null, v.valid, v.is_crowded
    from stretch s cross join lateral (
      select range_agg(b.busy) as valid, count(*) >= s.most as is_crowded
      from (
        (select v.busy from booking.booking v
        where v.status = 'VALID' and v.resource_id = s.resource_id and v.busy && s.busy limit s.most)
        union all
        (select k.during from booking.closure k
        where k.resource_id = s.resource_id and k.during && s.busy limit s.most)) b) v
    where v.valid is not null
    order by island, is_pending, updated_at, id
  loop
    if c.stretch <> v_stretch then
      v_stretch := c.stretch;
      v_valid := c.valid;
      v_is_crowded := c.is_crowded;
    end if;
    continue when not c.is_pending;
    if not c.is_approved then
      v_left := v_left + 1;
      continue;
    end if;

    v_wins := true;
    if v_is_crowded then
      v_wins := not exists (
        select from booking.booking v
        where v.status = 'VALID' and v.resource_id = c.resource_id and v.busy && c.busy)
        and not exists (select from booking.closure k where k.resource_id = c.resource_id and k.during && c.busy);
    elsif v_valid is not null then
      v_wins := not v_valid && c.busy;
    end if;
    if v_has_queue and v_wins and not c.is_held then
      if v_turns is null then
        select coalesce(array_agg(t.resource_id), '{}'), array_agg(t.busy), array_agg((t.waiter).since)
        into v_turns, v_turn_busy, v_turn_since from turns_now(p_resources) t;
      end if;
      v_turn := array_position(v_turns, c.resource_id);
      if v_turn_since[v_turn] < c.updated_at and v_turn_busy[v_turn] && c.busy then
        v_left := v_left + 1;
        continue;
      end if;
    end if;
    if not c.is_alone and v_wins and not c.is_held then
      if c.island <> v_island then
        v_island := c.island;
        v_taken := '{}';
        v_recent := '{}';
        v_given := 0;
      end if;
      v_wins := not (v_recent && c.busy or v_taken && c.busy);
      if v_wins then
        v_recent := v_recent + c.busy::tstzmultirange;
        v_given := v_given + 1;
        if v_given % 200 = 0 then
          v_taken := v_taken + v_recent;
          v_recent := '{}';
        end if;
      end if;
    end if;

    if c.is_held then
      verdict := 'HELD';
    elsif v_wins then
      verdict := 'VALID';
    elsif p_now >= c.updated_at + p_grace then
      verdict := 'REJECTED';
    else
      v_left := v_left + 1;
      continue;
    end if;
    id := c.id;
    resource_id := c.resource_id;
    rev := c.rev;
    return next;
  end loop;
  id := null;
  resource_id := null;
  rev := null;
  verdict := 'PENDING';
  pending := v_left;
  return next;
end $$;
comment on function booking.verdicts(int[], tstzrange, timestamptz, interval, uuid[]) is
  'What a pass changes: VALID or REJECTED for PENDING bookings of these resources, within a span of time if one is given, HELD for those of an island with a held booking; in a last row, PENDING, how many others stay so';
