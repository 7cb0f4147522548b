-- Chunks of some 500 PENDING bookings, so that a chunk holds its locks for about 20 ms: small resources together, a big
-- one cut between islands, each of which goes where its first booking falls; the last part is open, and takes what comes
-- behind it. Only where an island begins it matters how many bookings lie before, and up to when. An island that is bigger
-- than a chunk is one by itself, so that nobody waits for what he does not touch. The plan is made without locks; a chunk
-- looks again (resolve_chunk.sql). By itself: two processes more take longer to start than to be of help, and each resolver
-- would have its own two. All is read once, so that nested loops, which statistics from when nothing was PENDING ask for,
-- are out of the question.
create or replace function booking.plan_pass(p_user text, p_resources text[] default null)
returns table (resources int[], span tstzrange, pending bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set enable_nestloop = off
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
      where b.status = 'PENDING' and b.resource_id in (select c.resource_id from counted c where c.n > c_chunk)
        and exists (select from counted c where c.n > c_chunk)
    ), marked as (
      select q.resource_id, q.s, row_number() over w - 1 as before, max(q.e) over w as reached
      from big q
      window w as (partition by q.resource_id order by q.s rows between unbounded preceding and 1 preceding)
    ), island as (
      select m.*, lead(m.before, 1, c.n) over (partition by m.resource_id order by m.before) - m.before > c_chunk as is_big
      from marked m join counted c on c.resource_id = m.resource_id where m.before = 0 or m.reached <= m.s
    ), first as (
      select distinct on (i.resource_id, i.before / c_chunk, i.is_big) i.*
      from island i order by i.resource_id, i.before / c_chunk, i.is_big, i.before
    )
    select array_agg(s.resource_id order by s.resource_id), null::tstzrange, sum(s.n)::bigint
    from small s group by s.before::bigint / c_chunk
    union all
    select array[f.resource_id], tstzrange(f.s, lead(f.reached) over w), lead(f.before, 1, c.n) over w - f.before
    from first f join counted c on c.resource_id = f.resource_id
    window w as (partition by f.resource_id order by f.before);
end $$;
comment on function booking.plan_pass(text, text[]) is
  'The chunks of work of a pass: resources, the span of time of a part of a big one';
