-- One batch: batches queue up, those of several runs too, and each raises the newest row of booking.prune besides its own,
-- so that this row tells how far pruning has ever come.
create or replace function booking.prune_events(
  p_user text, p_before timestamptz, p_run bigint default null, p_behind bigint default 0, p_limit int default 5000
) returns table (run bigint, behind bigint, events bigint)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
declare
  v_run bigint := p_run;
  v_ids bigint[];
  v_is_end boolean;
begin
  perform acting_for(p_user, 'admin');
  perform refuse_future(p_before);
  perform begin_write();
  perform from booking.setting for no key update;
  if v_run is null then
    insert into booking.prune as p (before, up_to_id, up_to_xid, xid, snapshot)
    select p_before, coalesce(o.up_to_id, 0), coalesce(o.up_to_xid, '0'), coalesce(o.xid, '0'), o.snapshot
    from (select) x left join lateral (select * from booking.prune order by id desc limit 1) o on true
    returning p.id into v_run;
  end if;

  v_ids := array(select e.id from booking.event e where e.id > p_behind order by e.id limit p_limit);
  v_is_end := not exists (select from booking.event e where e.id = any (v_ids) and e.at < p_before);
  with gone as (
    delete from booking.event e
    using prunable_events(p_before, v_ids[1], v_ids[cardinality(v_ids)]) p
    where e.id = p.id
    returning e.id, e.xid
  ), reach as (
    select count(*) as events, max(g.id) as id, (array_agg(g.xid order by g.xid desc))[1] as xid from gone g
  )
  update booking.prune p
  set events = p.events + case p.id when v_run then r.events else 0 end,
    up_to_id = greatest(p.up_to_id, r.id), up_to_xid = greatest(p.up_to_xid, r.xid),
    xid = case r.events when 0 then p.xid else pg_current_xact_id() end,
    snapshot = case r.events when 0 then p.snapshot else pg_current_snapshot() end,
    finished_at = case p.id when v_run then clock_timestamp() else p.finished_at end
  from reach r where p.id in (v_run, (select max(n.id) from booking.prune n));

  return query
    select v_run, case when not v_is_end then v_ids[p_limit] end, p.events from booking.prune p where p.id = v_run;
end $$;
comment on function booking.prune_events(text, timestamptz, bigint, bigint, int) is
  'Deletes a batch of events from before a time: the run to go on with, the id to go on behind (null: all done), and how '
  'many it deleted in all';
