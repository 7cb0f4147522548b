-- Chunks of some 500 PENDING bookings, so that a chunk holds its locks for about 20 ms: small resources together, a big
-- one cut between islands, each of which goes where its first booking falls. The plan is made without locks; a chunk
-- looks again (resolve_chunk.sql).
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
      select b.resource_id, lower(b.busy) as s, upper(b.busy) as e
      from booking.booking b
      where b.status = 'PENDING' and (p_resources is null or b.resource_id in (
        select r.id from booking.resource r
        where r.name = any (array(select normalize(x, nfc) from unnest(p_resources) x))))
    ), counted as materialized (
      select q.resource_id, count(*) as n from queue q group by q.resource_id
    ), small as (
      select c.resource_id, c.n, sum(c.n) over (order by c.resource_id) - c.n as before
      from counted c where c.n <= c_chunk
    ), placed as (
      select q.*, row_number() over w - 1 as place,
        coalesce(max(q.e) over (w rows between unbounded preceding and 1 preceding) <= q.s, true) as head
      from queue q join counted c on c.resource_id = q.resource_id and c.n > c_chunk
      window w as (partition by q.resource_id order by q.s, q.e)
    ), island as (
      select p.resource_id, p.s, p.e, max(p.place) filter (where p.head) over (
        partition by p.resource_id order by p.s, p.e rows unbounded preceding) as place
      from placed p
    )
    select array_agg(s.resource_id order by s.resource_id), null::tstzrange, sum(s.n)::bigint
    from small s group by (s.before / c_chunk)::bigint
    union all
    select array[i.resource_id], tstzrange(min(i.s), max(i.e)), count(*)
    from island i group by i.resource_id, i.place / c_chunk;
end $$;
comment on function booking.plan_pass(text, text[]) is
  'The chunks of work of a pass: resources, the span of time of a part of a big one';
