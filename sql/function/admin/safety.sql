-- The checks of booking doctor that look at what an acknowledgement rests on.
create or replace function booking.safety(p_user text) returns table (name text, ok boolean, message text, hint text)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_missing constant text := missing_standby();
  v_refusal text;
begin
  perform acting_for(p_user);
  return query select 'standby', v_missing is null,
    coalesce('changes wait for a standby: ' || v_missing, 'no change waits for a standby'
      || coalesce(': ' || first_few(array_agg(format('%s is %s behind', r.application_name,
        age_text(coalesce(r.replay_lag, '0'))) order by r.application_name)), '')),
    'bring it back, or let synchronous_standby_names name another; a session that waits must not be ended: its change '
      'would be done on this server alone'
  from pg_stat_replication r where r.state = 'streaming';

  if pg_is_in_recovery() then
    return query select 'writing', coalesce(l.lag < '10 seconds', false),
      'this server is a standby: it takes no writes, and '
        || coalesce('is ' || age_text(l.lag) || ' behind its primary', 'has heard nothing from a primary'),
      'see in its log whether it reaches its primary; what is newest is there: target_session_attrs=read-write'
    from (select replica_lag()) l(lag);
    return;
  end if;
  -- The doctor does not wait for a standby.
  perform set_config('synchronous_commit', 'off', true);
  v_refusal := try_writing();
  return query select 'writing', v_refusal is null,
    coalesce('the server cannot write: ' || v_refusal, 'the server can write'),
    case when current_setting('transaction_read_only') = 'on'
      then format('let the session write: alter role %I reset default_transaction_read_only, or of the database', session_user)
      else 'free some space where it keeps its data, then look at its log' end;
end $$;
comment on function booking.safety(text) is 'The checks of booking doctor on standbys, and on whether the server can write';
