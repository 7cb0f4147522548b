-- NOTIFY is a wake-up and nothing else: its payload can be forged by any role. A full queue would make commits fail,
-- so it is left out when half full (watchers poll as well); asking also frees a queue that got stuck.
create or replace function booking.wake(p_free int[] default '{}') returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if pg_notification_queue_usage() < 0.5 then
    perform pg_notify('booking', '');
    if p_free <> '{}' then
      perform wake_waiters(p_free);
    end if;
  end if;
end $$;
comment on function booking.wake(int[]) is
  'Wakes the watchers when the transaction commits, and whoever is first in line for resources of which time has become free';
