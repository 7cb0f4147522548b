-- The first time from p_from on at which all that a waiter wants is free for long enough, or one of it: no VALID booking in
-- the way, no older PENDING one, nothing that was given to those ahead (p_taken, of each of p_near). Every step looks at all
-- resources at once and goes past what was in the way: of all of them, where all are wanted. Of those that are free at the same
-- time the one that is so for longest is given, and of those the first. Where nobody may have a resource for so long, it is
-- no use to him. Who has to take fifty steps, or to look at too many things (p_looks: that is after the first step, at the
-- earliest), is told nothing: his turn is far off.
create or replace function booking.fitting(
  w booking.waiter, p_from timestamptz, p_near int[], p_taken tstzmultirange[], p_looks int,
  out resources int[], out slot tstzrange, out looks int
)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  c_looks constant int := least(p_looks, greatest(500, 3 * cardinality((w).resources)));
  v_open int[] := (w).resources;
  v_at timestamptz[] := array_fill(p_from, array[cardinality((w).resources)]);
  v_past timestamptz[];
  v_later int[];
  v_free int[] := '{}';
  v_best timestamptz;
begin
  looks := 0;
  if v_open = '{}' then
    -- What there is not yet is free.
    resources := '{}';
    slot := tstzrange(p_from, p_from + (w).length);
    return;
  end if;
  for step in 1..50 loop
    looks := looks + cardinality(v_open);
    v_past := array(
      select case when longest_of(r) < (w).least then 'infinity' else (
          select max(upper(i.during))
          from in_the_way(r, tstzrange(o.at, o.at + (w).least), (w).since, p_taken[array_position(p_near, o.id)]) i)
        end
      from unnest(v_open, v_at) with ordinality o(id, at, n) left join lateral (
        select x.* from booking.resource x where x.id = o.id offset 0) r on true
      order by o.n);
    if (w).takes_all and array_remove(v_past, null) <> '{}' then
      v_past := array_fill((select max(p) from unnest(v_past) p), array[cardinality(v_past)]);
    end if;
    for n in 1..cardinality(v_open) loop
      if v_past[n] is null and (v_at[n] <= v_best) is not false then
        v_free := case when v_at[n] = v_best then v_free || v_open[n] else array[v_open[n]] end;
        v_best := v_at[n];
      end if;
    end loop;
    v_later := '{}';
    v_at := '{}';
    for n in 1..cardinality(v_open) loop
      if v_past[n] < 'infinity' and (v_past[n] <= v_best) is not false then
        v_later := v_later || v_open[n];
        v_at := v_at || v_past[n];
      end if;
    end loop;
    v_open := v_later;
    exit when v_open = '{}' or looks >= c_looks;
  end loop;
  -- Those that were not looked at to the end might have been free sooner.
  if v_best is null or v_open <> '{}' then
    return;
  elsif (w).least = (w).length then
    resources := case when (w).takes_all then v_free else v_free[:1] end;
    slot := tstzrange(v_best, v_best + (w).length);
    return;
  end if;
  looks := looks + cardinality(v_free);
  select u.resources, tstzrange(v_best, greatest(u.until, v_best + (w).least)) into resources, slot
  from (
    select case when (w).takes_all then v_free else array[l.id] end as resources,
      case when (w).takes_all then min(l.until) over () else l.until end as until, l.n
    from (
      select o.id, o.n, least(e.until, (
        select min(lower(i.during))
        from in_the_way(r, tstzrange(v_best, e.until), (w).since, p_taken[array_position(p_near, o.id)]) i)) as until
      from unnest(v_free) with ordinality o(id, n), lateral (
        select x.* from booking.resource x where x.id = o.id offset 0) r, lateral (
        select v_best + least((w).length, longest_of(r)) as until) e) l) u
  order by u.until desc, array_position((w).resources, u.resources[1]) limit 1;
end $$;
comment on function booking.fitting(booking.waiter, timestamptz, int[], tstzmultirange[], int) is
  'When a waiter''s resources, or one of them, are next free for it, and for how long of what it wants; null where that is too far off to say, or never; and how much was looked at';
