-- Between two transactions of the primary there is nothing to wait for: who has replayed all that he received is up to date,
-- as long as he is connected.
create or replace function booking.replica_lag() returns interval
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when not pg_is_in_recovery() then null
    when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() and exists (select from pg_stat_wal_receiver) then '0'
    else clock_timestamp() - pg_last_xact_replay_timestamp()
  end;
$$;
comment on function booking.replica_lag() is
  'How far this standby is behind its primary at most; null where it cannot know, and on a primary';
