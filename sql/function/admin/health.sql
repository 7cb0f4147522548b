-- What booking doctor asks. Each check says in one line what it found, and what to do where that is wrong.
create or replace function booking.health(p_user text) returns table (name text, ok boolean, message text, hint text)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set quote_all_identifiers = off
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_setting booking.setting;
  v_pass booking.pass;
  v_age interval;
  v_ahead interval;
  v_count bigint;
  v_text text;
  v_holders text;
begin
  perform acting_for(p_user);
  select s.* into v_setting from booking.setting s;

  v_pass := last_pass();
  v_age := v_now - coalesce(v_pass.finished_at, v_setting.installed_at);
  return query select 'resolver', overdue_since() is null and greatest(v_pass.started_at, v_pass.finished_at) > v_now is not true,
    case when greatest(v_pass.started_at, v_pass.finished_at) > v_now
        then format('the last pass is dated %s ahead of the server''s clock',
          age_text(greatest(v_pass.started_at, v_pass.finished_at) - v_now))
      when v_setting.promote = 'at-once' then 'none need run: bookings are VALID at once'
      when v_pass.id is null then format('no resolver has run since the installation, %s ago', age_text(v_age))
      else format('the last pass ended %s ago, with a grace of %s', age_text(v_age), age_text(v_pass.grace)) end
      || case when overdue_since() is null then ''
        else format('; one is due every %s', age_text(v_setting.pass_interval)) end,
    case when greatest(v_pass.started_at, v_pass.finished_at) > v_now
        then 'put the server''s clock right, then run: booking process-pending'
      else 'keep one running: booking process-pending --loop; or: systemctl enable --now booking-resolver' end;

  select max(b.updated_at) - v_now into v_ahead
  from booking.booking b where b.status = 'PENDING' and b.updated_at > '-infinity';
  -- What waits for an approval no pass decides; what has been approved, the next one does.
  v_age := v_now - (
    select min(greatest(q.updated_at, q.approved_at)) from (
      select b.updated_at, case when r.approvers is not null then (
        select max(e.at) from booking.event e where e.booking_id = b.id and e.type = 'booking_approved') end as approved_at
      from booking.booking b join booking.resource r on r.id = b.resource_id
      where b.status = 'PENDING' and b.updated_at > '-infinity' and not awaits_approval(b, r)
      order by b.updated_at limit 20) q);
  return query select 'queue',
    v_ahead > '0' is not true and coalesce(v_age <= grace_in_force() + v_setting.pass_interval, true),
    case when v_ahead > '0' then format('a PENDING booking is dated %s ahead of the server''s clock', age_text(v_ahead))
      else coalesce('the oldest PENDING booking has waited ' || age_text(v_age), case when v_ahead is null then 'no booking is PENDING'
        else 'what is PENDING waits for an approval' end) end,
    case when v_ahead > '0' then 'its owner gives it an age anew with the times that it has: booking update ID --from TIME'
      else 'see what the resolver says: booking process-pending --verbose' end;

  -- Whose turn has come takes it when he asks next; the places of the dead are removed by passes.
  return query
    select 'holds', w.late = 0 and w.left_behind = 0,
      case when w.late > 0 then 'what was waited for is free, and whose turn it is does not take it'
        when w.alive + w.dead = 0 then 'nobody waits to hold something'
        else format('%s in line to hold something', w.alive)
          || case when w.dead > 0 then format('; of %s more nothing is heard', w.dead) else '' end end,
      case when w.late > 0
        then format('see what keeps that program; %s after its last sign of life it is passed over', age_text(sign_of_life()))
        else 'have a resolver run, which removes the places of the dead: booking process-pending' end
    from (
      select count(*) filter (where is_alive(q.w)) as alive, count(*) filter (where not is_alive(q.w)) as dead,
        count(*) filter (where (q.w).seen_at < v_now - interval '20 minutes' and not is_alive(q.w)) as left_behind,
        count(*) filter (where q.n <= 20 and case when is_alive(q.w) and (q.w).seen_at < v_now - interval '8 seconds'
          then (q.w).id in (select (t.waiter).id from turns_now((q.w).resources) t) end) as late
      from (select w, row_number() over (order by w.id) as n from booking.waiter w) q) w;

  return query select 'notifications', u < 0.5, format('the notification queue is %s %% full', round(u * 100)),
    'end the session that listens and never reads; watchers poll meanwhile'
  from (select pg_notification_queue_usage()::numeric as u) x;

  select v_now - o.since, o.who into v_age, v_text from oldest_transaction() o;
  select first_few(array_agg(b.who)) into v_holders
  from blocking_sessions(p_user, '10 seconds') b where b.since is not null;
  return query select 'transactions',
    v_holders is null and coalesce(v_age < '1 hour', true) and coalesce(v_pass.left_undone = 0, true),
    coalesce('bookings have been held for more than 10 s by ' || v_holders,
        'the last pass had to leave bookings that were held: ' || nullif(v_pass.left_undone, 0),
        'the oldest open transaction is ' || age_text(v_age) || ' old: ' || v_text, 'no transaction is left open')
      || case when pg_has_role(current_user, 'pg_read_all_stats', 'usage') then ''
        else format('; of others'' transactions %s may not know', current_user) end,
    'have it committed or rolled back, or end it: '
      || case when coalesce(v_holders, v_text) like '%(ROLLBACK PREPARED %' then 'the command is named above'
        else 'select pg_terminate_backend(PROCESS)' end;

  select sum(d.numbackends) into v_count from pg_stat_database d;
  return query select 'connections', v_count < 0.9 * m, format('%s of %s connections are in use', v_count, m),
    'raise max_connections, or put a pooler before it'
  from (select connection_limit() as m) x;

  return query select 'constraint', is_kept,
    case when is_kept then 'no two VALID bookings of a resource can overlap'
      else 'the constraint that keeps VALID bookings apart is missing or not valid' end,
    'stop the resolvers, then make it again as sql/migration/0001_initial.sql has it'
  from (select exists (
    select from pg_constraint c join pg_index i on i.indexrelid = c.conindid
    where c.conrelid = 'booking.booking'::regclass and i.indisvalid and i.indisready and pg_get_constraintdef(c.oid) =
      'EXCLUDE USING gist (resource_id WITH =, busy WITH &&) WHERE ((status = ''VALID''::text))')) x(is_kept);

  select first_few(array_agg(d.object order by d.object)) into v_text from drifted_definitions() d(object);
  return query select 'definitions', v_text is null,
    coalesce('not as they were installed: ' || v_text, 'the schema is as it was installed'),
    'functions and views: put them right with booking init; tables and indexes: undo what was done to them';

  return query select 'identity', is_this_server(), case when is_this_server() then 'the database is where it was installed'
      else 'the database was restored or copied from another server' end,
    'make it usable with: booking init';
end $$;
comment on function booking.health(text) is 'The checks of booking doctor';
