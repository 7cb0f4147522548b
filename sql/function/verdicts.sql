-- Greedy by age, island by island. An island is a maximal run of bookings of one resource that touch one another through
-- overlaps; islands cannot affect each other. One window pass numbers them. A PENDING booking alone in its island wins at
-- once; the rest go through one loop, oldest first, against the multirange of what the island has given away so far
-- (a short one: PL/pgSQL copies it at every step).
-- VALID bookings are looked up once for a whole stretch of PENDING ones that are less than a day apart: one descent of
-- the index for each booking would cost a fifth of the pass. `offset 0` and the setting pin the look-ups to the GiST
-- indexes, resource by resource: a pass changes the tables faster than statistics can follow.
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
  v_island bigint := 0;
  v_taken tstzmultirange;
  v_left int := 0;
  c record;
begin
  for c in
    with pending as materialized (
      select b.id, b.resource_id, b.busy, b.rev, b.updated_at, lower(b.busy) as s, upper(b.busy) as e
      from unnest(p_resources) r cross join lateral (
        select * from booking.booking b
        where b.status = 'PENDING' and b.resource_id = r and b.busy && v_span offset 0) b
    ), stretch as (
      select p.resource_id, unnest(range_agg(tstzrange(p.s, p.e + interval '1 day'))) as busy
      from pending p group by p.resource_id
    ), live as (
      select p.*, true as is_pending from pending p
      union all
      select v.id, v.resource_id, v.busy, v.rev, v.updated_at, lower(v.busy), upper(v.busy), false
      from stretch s cross join lateral (
        select * from booking.booking v
        where v.status = 'VALID' and v.resource_id = s.resource_id and v.busy && s.busy offset 0) v
    ), marked as (
      select l.*, coalesce(max(l.e) over (
        partition by l.resource_id order by l.s, l.e rows between unbounded preceding and 1 preceding) <= l.s, true) as head
      from live l
    ), numbered as (
      select m.*, m.head and lead(m.head, 1, true) over o as is_alone, count(*) filter (where m.head) over (
        o rows unbounded preceding) as island
      from marked m window o as (order by m.resource_id, m.s, m.e)
    )
    select n.id, n.resource_id, n.busy, n.rev, n.updated_at, n.is_pending, n.is_alone, n.island,
      n.island = any (array(select h.island from numbered h where h.id = any (p_held))) as is_held
    from numbered n
    order by n.island, n.is_pending, n.updated_at, n.id
  loop
    if c.is_alone and c.is_pending and not c.is_held then
      verdict := 'VALID';
    else
      if c.island <> v_island then
        v_island := c.island;
        v_taken := '{}';
      end if;
      if c.is_held then
        continue when not c.is_pending;
        verdict := 'HELD';
      elsif not c.is_pending then
        v_taken := v_taken + c.busy::tstzmultirange;
        continue;
      elsif not v_taken && c.busy then
        v_taken := v_taken + c.busy::tstzmultirange;
        verdict := 'VALID';
      elsif p_now >= c.updated_at + p_grace then
        verdict := 'REJECTED';
      else
        v_left := v_left + 1;
        continue;
      end if;
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
