-- What an earlier transaction wrote can be seen without being safe: a server that was killed while it waited for its
-- standby comes back with it, and a commit that only read waits for nothing. This one writes (a message in the log that
-- nobody reads, behind all that is reported) so that its commit waits as the first one had to. What a standby shows has
-- reached it.
create or replace function booking.vouch() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if not pg_is_in_recovery() then
    perform begin_write();
    perform pg_logical_emit_message(true, 'booking', '');
  end if;
end $$;
comment on function booking.vouch() is 'Makes what this transaction reports as safe as what it writes would be';
