-- A commit that waits for a standby says nothing, and nobody else sees why. pg_read_all_stats sees what each session waits
-- for; without it, a named standby that is not connected must do.
create or replace function booking.missing_standby() returns text
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select format('synchronous_standby_names is ''%s'', connected: %s', n.names,
    coalesce(array_to_string(s.names, ', '), 'none'))
  from current_setting('synchronous_standby_names') n(names),
    (select array_agg(distinct r.application_name) from pg_stat_replication r) s(names)
  where booking.acting_for(null) is not null and n.names <> '' and not pg_is_in_recovery() and (
    exists (
      select from pg_stat_activity a
      where a.wait_event = 'SyncRep' and a.state_change < clock_timestamp() - interval '2 seconds')
    or not pg_has_role(current_user, 'pg_read_all_stats', 'usage')
      and not coalesce(s.names && string_to_array(translate(n.names, '(",', '   '), ' '), false)
      and n.names !~ '[*]');
$$;
comment on function booking.missing_standby() is
  'Which standbys commits wait for, and which there are; null where none waits';
