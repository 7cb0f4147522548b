-- Where no resolver need run, who looks at the queue has it decided first. A standby, or a transaction that may not write,
-- shows what there is.
create or replace function booking.resolve_before_reading(p_user text) returns void
language sql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select booking.resolve_for_reader() from booking.setting s
  where booking.acting_for(p_user) is not null and s.promote = 'at-once' and not pg_is_in_recovery()
    and current_setting('transaction_read_only') = 'off' and current_setting('transaction_isolation') = 'read committed';
$$;
comment on function booking.resolve_before_reading(text) is 'Under the policy promote at-once, decides what is due';
