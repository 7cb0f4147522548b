-- Of two placements that raced (raced_with.sql), at least one is looked at again when both are committed; the pair is entered
-- once, in the order of its key (opposite orders would deadlock), and what was new is announced.
-- A look at what this very transaction (p_own) has placed is none, and stays owed: nobody else sees that yet, and what is
-- committed before it would be missed. A look for one of the others alone (p_other) is not the whole, and stays owed too.
create or replace function booking.announce_races(
  p_owed booking.race_check[], p_own xid8 default pg_current_xact_id_if_assigned(), p_other uuid default null
) returns setof booking.booking
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  v_others booking.booking[];
  v_changes booking.change[];
begin
  if p_owed = '{}' then
    return;
  end if;
  delete from booking.race_check s using unnest(p_owed) o
  where p_other is null
    and s.resource_id = o.resource_id and s.booking_id = o.booking_id and s.placement = o.placement
    and not exists (
      select from booking.booking b
      where b.id = o.booking_id and b.resource_id = o.resource_id and b.placement = o.placement and b.placed_xid = p_own);

  with pair as materialized (
    select l as looker, o as other, (l.updated_at, l.id) > (o.updated_at, o.id) as looker_is_newer
    from unnest(p_owed) s
    join booking.booking l
      on l.id = s.booking_id and l.resource_id = s.resource_id and l.placement = s.placement
      and l.status in ('PENDING', 'VALID'),
    raced_with(l) o
    where l.placed_xid is distinct from p_own and (p_other is null or o.id = p_other)
  ), entered as (
    insert into booking.conflict (booking_a, placement_a, booking_b, placement_b)
    select distinct on (1, 2, 3, 4) *
    from (
      select (p.looker).id, (p.looker).placement, (p.other).id, (p.other).placement from pair p
      where (p.looker).id < (p.other).id
      union all
      select (p.other).id, (p.other).placement, (p.looker).id, (p.looker).placement from pair p
      where (p.looker).id > (p.other).id
    ) x order by 1, 2, 3, 4
    on conflict do nothing
    returning *
  ), fresh as materialized (
    select distinct on (least((p.looker).id, (p.other).id), greatest((p.looker).id, (p.other).id))
      case when p.looker_is_newer then p.looker else p.other end as newer,
      case when p.looker_is_newer then p.other else p.looker end as older
    from pair p
    -- Not joined (`is true`): statistics would have each pair compared with each.
    where ((least((p.looker).id, (p.other).id), greatest((p.looker).id, (p.other).id)) in (
      select e.booking_a, e.booking_b from entered e)) is true
  ), gathered as (
    select (array_agg(f.newer))[1] as b, array_agg(f.older order by (f.older).updated_at, (f.older).id) as others
    from fresh f group by (f.newer).id
  )
  select (select array_agg(d.other) from (select distinct on ((p.other).id) p.other from pair p) d),
    array(
      select row('booking_conflict', g.b, null, g.others)::booking.change
      from gathered g order by (g.b).updated_at, (g.b).id)
  into v_others, v_changes;

  if v_others is not null then
    perform begin_write();
    perform record(v_changes);
  end if;
  return query select * from unnest(v_others);
end $$;
comment on function booking.announce_races(booking.race_check[], xid8, uuid) is
  'Announces the races of placements that are owed a second look; gives the others of all raced pairs';
