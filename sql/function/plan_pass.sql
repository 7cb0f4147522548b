-- Chunks of some 500 PENDING bookings, so that a chunk holds its locks for about 20 ms: small resources together, a big
-- one cut between islands. The plan is made without locks; a chunk looks again (resolve_chunk.sql).
create or replace function booking.plan_pass(p_user text, p_resources text[] default null)
returns table (resources int[], span tstzrange, pending bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
as $$
declare
  c_chunk constant int := 500;
begin
  perform acting_for(p_user, 'resolver');
  return query
    with queue as materialized (
      select b.resource_id, lower(b.busy) as s, upper(b.busy) as e, count(*) over (partition by b.resource_id) as n
      from booking.booking b
      where b.status = 'PENDING' and (p_resources is null or b.resource_id in (
        select r.id from booking.resource r where r.name = any (array(select normalize(x, nfc) from unnest(p_resources) x))))
    ), small as (
      select q.resource_id, count(*) as n, sum(count(*)) over (order by q.resource_id) - count(*) as before
      from queue q where q.n <= c_chunk group by q.resource_id
    ), big as (
      select q.resource_id, q.s, q.e, row_number() over (partition by q.resource_id order by q.s, q.e) - 1 as place,
        coalesce(max(q.e) over (partition by q.resource_id order by q.s, q.e
          rows between unbounded preceding and 1 preceding) <= q.s, true) as head
      from queue q where q.n > c_chunk
    ), island as (
      select g.resource_id, g.s, g.e, min(g.place) over (partition by g.resource_id, g.island) as place
      from (select b.*, count(*) filter (where b.head) over (partition by b.resource_id order by b.s, b.e rows unbounded preceding) as island
        from big b) g
    )
    select array_agg(s.resource_id order by s.resource_id), null::tstzrange, sum(s.n)::bigint
    from small s group by (s.before / c_chunk)::bigint
    union all
    select array[i.resource_id], tstzrange(min(i.s), max(i.e)), count(*)
    from island i group by i.resource_id, i.place / c_chunk;
end $$;
comment on function booking.plan_pass(text, text[]) is 'The chunks of work of a pass: resources, the span of time of a part of a big one';
