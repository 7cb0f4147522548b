-- Chunks of some 500 PENDING bookings, so that a chunk holds its locks for about 20 ms: small resources together, a big
-- one cut between islands, each of which goes where its first booking falls. The plan is made without locks; a chunk
-- looks again (resolve_chunk.sql). By itself: two processes more take longer to start than to be of help, and each resolver
-- would have its own two.
create or replace function booking.plan_pass(p_user text, p_resources text[] default null)
returns table (resources int[], span tstzrange, pending bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set max_parallel_workers_per_gather = 0
set work_mem = '64MB'
as $$
declare
  c_chunk constant int := 500;
begin
  perform acting_for(p_user, 'resolver');
  return query
    with counted as materialized (
      select b.resource_id, count(*) as n
      from booking.booking b
      where b.status = 'PENDING' and (p_resources is null or b.resource_id in (
        select r.id from booking.resource r
        where r.name = any (array(select normalize(x, nfc) from unnest(p_resources) x))))
      group by b.resource_id
    ), small as (
      select c.resource_id, c.n, sum(c.n) over (order by c.resource_id) - c.n as before
      from counted c where c.n <= c_chunk
    ), big as (
      select b.resource_id, lower(b.busy) as s, upper(b.busy) as e
      from booking.booking b
      where b.status = 'PENDING' and b.resource_id = any (array(select c.resource_id from counted c where c.n > c_chunk))
        and exists (select from counted c where c.n > c_chunk)
    ), marked as (
      select q.*, coalesce(max(q.e) over (
        partition by q.resource_id order by q.s rows between unbounded preceding and 1 preceding) <= q.s, true) as head
      from big q
    ), numbered as (
      select m.*, count(*) filter (where m.head) over (order by m.resource_id, m.s rows unbounded preceding) as island
      from marked m
    ), island as (
      select n.resource_id, n.island, min(n.s) as s, max(n.e) as e, count(*) as n
      from numbered n group by n.resource_id, n.island
    ), placed as (
      select i.*, sum(i.n) over (partition by i.resource_id order by i.island) - i.n as before from island i
    )
    select array_agg(s.resource_id order by s.resource_id), null::tstzrange, sum(s.n)::bigint
    from small s group by s.before::bigint / c_chunk
    union all
    select array[p.resource_id], tstzrange(min(p.s), max(p.e)), sum(p.n)::bigint
    from placed p group by p.resource_id, p.before::bigint / c_chunk;
end $$;
comment on function booking.plan_pass(text, text[]) is
  'The chunks of work of a pass: resources, the span of time of a part of a big one';
