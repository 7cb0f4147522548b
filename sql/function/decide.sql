-- Greedy by age, island by island. An island is a maximal run of bookings of one resource that touch one another through
-- overlaps; islands cannot affect each other. One window pass numbers them. A PENDING booking alone in its island wins at
-- once; the rest go through one loop, oldest first, against the multirange of what the island has given away so far
-- (a short one: PL/pgSQL copies it at every step). A VALID booking enters where a PENDING one overlaps it.
create or replace function booking.decide(
  p_resources int[], p_span tstzrange, p_now timestamptz, p_grace interval, p_held uuid[] default '{}'
) returns table (id uuid, resource_id int, rev int, verdict text)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_island bigint := 0;
  v_taken tstzmultirange;
  c record;
begin
  for c in
    with pending as materialized (
      select b.id, b.resource_id, b.busy, b.rev, b.updated_at from booking.booking b
      where b.status = 'PENDING' and b.resource_id = any (p_resources) and (p_span is null or b.busy && p_span)
    ), live as (
      select p.*, true as is_pending, lower(p.busy) as s, upper(p.busy) as e from pending p
      union all
      select distinct on (v.id) v.id, v.resource_id, v.busy, v.rev, v.updated_at, false, lower(v.busy), upper(v.busy)
      from pending p
      join booking.booking v on v.status = 'VALID' and v.resource_id = p.resource_id and v.busy && p.busy
    ), marked as (
      select l.*, coalesce(max(l.e) over (
        partition by l.resource_id order by l.s, l.e, l.id rows between unbounded preceding and 1 preceding) <= l.s, true) as head
      from live l
    ), numbered as (
      select m.*, count(*) filter (where m.head) over (
        order by m.resource_id, m.s, m.e, m.id rows unbounded preceding) as island
      from marked m
    ), counted as (
      select n.*, count(*) over (partition by n.island) as members,
        bool_or(n.id = any (p_held)) over (partition by n.island) as left_out
      from numbered n
    )
    select n.* from counted n
    order by n.island, n.is_pending, n.updated_at, n.id
  loop
    if c.island <> v_island then
      v_island := c.island;
      v_taken := '{}';
    end if;
    if not c.is_pending then
      v_taken := v_taken + c.busy::tstzmultirange;
      continue;
    end if;
    id := c.id;
    resource_id := c.resource_id;
    rev := c.rev;
    if c.left_out then
      verdict := 'HELD';
    elsif c.members = 1 then
      verdict := 'VALID';
    elsif not v_taken && c.busy then
      v_taken := v_taken + c.busy::tstzmultirange;
      verdict := 'VALID';
    elsif p_now >= c.updated_at + p_grace then
      verdict := 'REJECTED';
    else
      verdict := 'PENDING';
    end if;
    return next;
  end loop;
end $$;
comment on function booking.decide(int[], tstzrange, timestamptz, interval, uuid[]) is
  'What a pass makes of every PENDING booking of these resources, within a span of time if one is given; an island with a held booking is left';
