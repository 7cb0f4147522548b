-- The first slots of a length, by their start. Where more fit into a gap, they follow end to end. It looks a day ahead,
-- then four times as far, until it has seen enough, so that it reads what lies before the last that it gives, and no more: a
-- slot that it has not seen ends after all that it has, hence begins after them. What has begun already is not offered: the
-- first begins at the next quarter of an hour, unless a later time is asked for, or that would be too late for what is. A time
-- without an end is a year.
-- Nothing is offered that would be refused: what policies or a resource's own rules forbid is told to who asked for it, and
-- is otherwise left out; its opening hours, closed days and closures count as taken, and its slots and buffers are kept. A
-- booking that is to be moved (p_besides) takes its time at once, or not at all; for that one there is nothing either where
-- somebody has to approve it first. One plan does for all its looks: to plan each anew took ten times as long as to look.
create or replace function booking.free_slots(
  p_user text, p_length interval, p_within tstzmultirange default '{(,)}', p_resources text[] default null,
  p_tags jsonb default '{}', p_together boolean default false, p_ignore_pending boolean default false,
  p_limit int default 10, p_zone text default 'UTC', p_besides uuid default null
) returns table (resource_id text, start_time timestamptz, end_time timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set timezone = 'UTC'
set jit = off
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  v_first constant timestamptz := first_start(lower(p_within), upper(p_within), p_length);
  v_last timestamptz := coalesce(upper(p_within), v_first + interval '1 year');
  v_user constant text := acting_for(p_user);
  v_moves constant boolean := p_besides is not null;
  v_slot booking.booking;
  v_ahead interval := greatest(interval '1 day', 2 * p_length);
  v_seen timestamptz := v_first;
  v_ids int[];
  v_parties int[] := '{}';
  v_starts timestamptz[];
  v_ends timestamptz[];
begin
  perform check_resources(p_resources);
  if (p_length > '0') is not true then
    perform fail('bad-slot');
  end if;
  perform fail('retired', r.name)
  from booking.resource r
  where r.name = any (array(select normalize(n, nfc) from unnest(p_resources) n)) and r.retired_at is not null and not v_moves;
  -- Lengths in days are those of a zone.
  perform set_config('timezone', p_zone, true);
  v_slot.start_time := v_first;
  v_slot.end_time := v_first + p_length;
  if not v_moves then
    perform check_length(v_slot);
  end if;
  v_ids := array(
    select r.id from booking.resource r, booking.setting s
    where r.retired_at is null and r.tags @> p_tags
      and (p_resources is null or r.name = any (array(select normalize(n, nfc) from unnest(p_resources) n)))
      and (v_slot.end_time - v_first < s.shortest or v_slot.end_time - v_first > s.longest) is not true
      and ((v_moves or p_resources is null and not p_together) and v_slot.end_time - v_first > longest_of(r)) is not true
      and not (v_moves and r.approvers is not null));
  if v_moves or p_resources is null and not p_together then
    v_ids := array(select i from unnest(v_ids) i where may_book(v_user, i));
  else
    perform check_booker(v_user, i) from unnest(v_ids) i;
  end if;
  perform check_longest(r, v_slot.end_time - v_first) from booking.resource r where r.id = any (v_ids);
  select least(v_last, clock_timestamp() + s.horizon + p_length) into v_last from booking.setting s;
  while v_seen < v_last and cardinality(v_parties) < p_limit loop
    v_seen := least(v_last, v_first + v_ahead);
    v_ahead := 4 * v_ahead;
    with taken as materialized (
      select case when p_together then 0 else i.id end as party, coalesce(range_agg(t), '{}') as times,
        array_agg(distinct i.id) as ids
      from unnest(v_ids) i(id) join booking.resource r on r.id = i.id
        left join lateral taken_in(r, tstzrange(v_first, v_seen), p_ignore_pending, p_besides) t on true
      group by 1
    ), found as (
      select t.party, s.start_time, s.end_time, row_number() over (order by s.start_time, r.name) as place
      from taken t
      cross join lateral slots_in(
        p_within * tstzmultirange(tstzrange(v_first, v_seen)) - t.times, p_length, p_limit, t.ids) s
      left join booking.resource r on r.id = t.party
      order by place limit p_limit
    )
    select coalesce(array_agg(f.party order by f.place), '{}'), array_agg(f.start_time order by f.place),
      array_agg(f.end_time order by f.place)
    into v_parties, v_starts, v_ends
    from found f;
  end loop;
  return query
    select r.name, f.start_time, f.end_time
    from unnest(v_parties, v_starts, v_ends) f(party, start_time, end_time)
    join booking.resource r on r.id = any (case when f.party = 0 then v_ids else array[f.party] end)
    order by f.start_time, r.name;
end $$;
comment on function
  booking.free_slots(text, interval, tstzmultirange, text[], jsonb, boolean, boolean, int, text, uuid) is
  'The first slots of a length within some time that are free but for one booking: on resources, on those with tags, or on all at once';
