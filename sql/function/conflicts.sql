-- In a conflict at least one side is PENDING: walk those, look up what each overlaps, and name the younger of the two
-- first.
create or replace function booking.conflicts(p_user text, p_mine boolean default false)
returns table (younger uuid, id uuid, resource_id text, user_id text, start_time timestamptz, end_time timestamptz,
  status text, rev int, note text, created_at timestamptz, updated_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := acting_for(p_user);
begin
  return query
    with pair as (
      select p, q, (p.updated_at, p.id) > (q.updated_at, q.id) as p_is_younger
      from booking.booking p cross join lateral overlapping(p.resource_id, p.busy) q
      where p.status = 'PENDING' and q.id <> p.id and (not p_mine or v_user in (p.user_id, q.user_id))
    ), sided as (
      select distinct on (younger, older) *
      from (
        select (pair.p).id as younger, (pair.q).id as older, pair.p as y, pair.q as o from pair where p_is_younger
        union all
        select (pair.q).id, (pair.p).id, pair.q, pair.p from pair where not p_is_younger
      ) s order by younger, older
    )
    select x.younger, s.*
    from (
      select distinct on (sided.younger) sided.younger, sided.y, sided.y as b, true as is_younger from sided
      union all
      select sided.younger, sided.y, sided.o, false from sided
    ) x, shown(x.b) s
    order by (x.y).start_time, (x.y).updated_at, x.younger, x.is_younger desc, s.updated_at, s.id;
end $$;
comment on function booking.conflicts(text, boolean) is
  'The open conflicts: each younger booking (id = younger), followed by the older ones that it overlaps';
