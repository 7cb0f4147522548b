-- What is free but of no use to the first in line may be so to the next: one whom less time will do, or other things besides.
create or replace function booking.pass_on(w booking.waiter, p_now timestamptz) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
as $$
begin
  perform wake_waiters(array(
    select u.id from unnest((w).resources) u(id)
    where not exists (
      select from booking.booking b where b.status = 'VALID' and b.resource_id = u.id and b.busy @> p_now)), (w).id);
end $$;
comment on function booking.pass_on(booking.waiter, timestamptz) is
  'Wakes the next in line behind a waiter for what is free of its resources';
