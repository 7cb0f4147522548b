-- One page of what the snapshot :new shows and :old did not (PgQ's way): neither late commits nor long transactions
-- elsewhere can hide or delay an event. The first half takes transactions that began after :old, the second those that
-- were in progress in it. Planned anew for every page: a short page wants the index on xid, a long way back that on id.
create or replace function booking.feed(
  p_user text, p_old pg_snapshot, p_new pg_snapshot, p_last bigint, p_mine boolean default false,
  p_resources text[] default null, p_types text[] default null, p_limit int default 500
) returns setof booking.public_event
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_user constant text := acting_for(p_user);
  v_where text := '';
begin
  if p_mine then
    v_where := v_where || ' and (e.user_id = $5 or e.conflicting @> jsonb_build_array(jsonb_build_object(''user_id'', $5)))';
  end if;
  if p_resources is not null then
    v_where := v_where || ' and r.name = any($6)';
  end if;
  if p_types is not null then
    v_where := v_where || ' and e.type = any($7)';
  end if;
  return query execute format($q$
    select e.id, e.type, e.at, e.actor, e.booking_id, r.name, e.user_id, e.start_time, e.end_time, e.status, e.rev,
      e.note, e.created_at, e.updated_at, e.conflicting
    from (
      select * from booking.event
      where xid >= pg_snapshot_xmax($1) and xid < pg_snapshot_xmax($2) and pg_visible_in_snapshot(xid, $2)
      union all
      select * from booking.event
      where xid = any (array(select pg_snapshot_xip($1))) and pg_visible_in_snapshot(xid, $2)
    ) e join booking.resource r on r.id = e.resource_id
    where e.id > $3 %s
    order by e.id limit $4 $q$, v_where)
  using p_old, p_new, p_last, p_limit, v_user, array(select normalize(n, nfc) from unnest(p_resources) n), p_types;
end $$;
comment on function
  booking.feed(text, pg_snapshot, pg_snapshot, bigint, boolean, text[], text[], int) is
  'The events that came between two snapshots, after the id p_last, at most p_limit of them';
