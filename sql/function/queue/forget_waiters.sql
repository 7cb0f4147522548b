-- Nobody comes back to a place after ten minutes without a sign of life; while the server was down, nobody could give one. And
-- nobody comes to what cannot be.
create or replace function booking.forget_waiters() returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  delete from booking.waiter w where w.id in (
    select d.id from booking.waiter d
    where not booking.is_possible(d)
      or d.seen_at not between clock_timestamp() - interval '10 minutes' and clock_timestamp() + interval '10 minutes'
        and not booking.is_alive(d)
    for update skip locked);
$$;
comment on function booking.forget_waiters() is 'Removes the places in the queue that nobody can be coming back to';
