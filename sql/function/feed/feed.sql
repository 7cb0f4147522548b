-- One page of what has come since a place in the feed: what a newer snapshot shows and the older one did not (PgQ's way).
-- Neither late commits nor long transactions elsewhere can hide or delay an event. All queries see one snapshot, that of
-- the calling statement, so that retention is checked against the very events that are read.
--
-- A page scans at most p_limit events, whatever the filters let through; so a filter that matches nothing advances too.
-- The plan is fixed: the events in the order of their ids, whatever the statistics, which lag behind in a log, say.
create or replace function booking.feed(
  p_user text, p_since text, p_mine boolean default false, p_resources text[] default null,
  p_types text[] default null, p_limit int default 500
) returns setof booking.feed_row
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
set plan_cache_mode = force_generic_plan
as $$
declare
  v_user constant text := acting_for(p_user);
  v_resources constant int[] := (
    select array_agg(r.id) from booking.resource r
    where r.name = any (array(select normalize(n, nfc) from unnest(p_resources) n)));
  v_is_filtered constant boolean := p_mine or p_resources is not null or p_types is not null;
  v_now constant booking.feed_cursor := feed_end();
  c booking.feed_cursor := v_now;
  v_end bigint;
  v_count int;
  v_row booking.feed_row;
begin
  if p_since <> 'now' then
    c := next_page(p_since, v_now);
    if v_is_filtered then
      v_end := (
        select e.id from booking.event e
        where e.id > c.last and pg_visible_in_snapshot(e.xid, c.new) and not pg_visible_in_snapshot(e.xid, c.old)
        order by e.id offset p_limit - 1 limit 1);
    end if;
    return query
      select e.event_id, e.type, e.at, e.actor, e.conflicting, null, null, e.booking, e.before
      from booking.all_events e
      where e.event_id > c.last and pg_visible_in_snapshot(e.xid, c.new) and not pg_visible_in_snapshot(e.xid, c.old)
        and e.event_id <= coalesce(v_end, 9223372036854775807)
        and (not p_mine or (e.booking).user_id = v_user or v_user = any (e.other_owners)
          or e.kept @> jsonb_build_array(jsonb_build_object('user_id', v_user)))
        and (p_resources is null or e.resource_id = any (v_resources))
        and (p_types is null or e.type = any (p_types))
      order by e.event_id limit p_limit;
    get diagnostics v_count = row_count;
  end if;

  c.last := null;
  v_row.range := cursor_text(c);
  if v_end is not null then
    v_row.cursor := (select concat(v_row.range, '/', e.id, '.', event_stamp(e.at)) from booking.event e where e.id = v_end);
  elsif coalesce(v_count, 0) < p_limit then
    v_row.cursor := cursor_text(case when c.new::text <> v_now.old::text then seen_up_to(c) else v_now end);
  end if;
  return next v_row;
end $$;
comment on function booking.feed(text, text, boolean, text[], text[], int) is
  'A page of events since a cursor, or beginning, or now; its last row has no type, but tells where the page ends';
