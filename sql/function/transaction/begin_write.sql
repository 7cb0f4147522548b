-- A session that lowered synchronous_commit would lose acknowledged bookings in a crash: raise it for this transaction.
create or replace function booking.begin_write() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if current_setting('synchronous_commit') not in ('on', 'remote_apply') then
    perform set_config('synchronous_commit', 'on', true);
  end if;
end $$;
comment on function booking.begin_write() is 'What every writing transaction does first';
