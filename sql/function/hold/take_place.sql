-- A place is one row, which its owner finds again by his key. Places of the dead are passed over; who comes later removes
-- those that nobody can be coming back to, and where a user has too many, all his dead.
create or replace function booking.take_place(p_waiter booking.waiter) returns booking.waiter
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 50;
  v_waiter booking.waiter;
begin
  update booking.waiter w
  set seen_at = clock_timestamp(), waits_until = greatest(w.waits_until, p_waiter.waits_until),
    askers = with_asker(w.askers, p_waiter.askers)
  where w.acting_for = p_waiter.acting_for and w.key = p_waiter.key
    and (w.seen_at not between clock_timestamp() - interval '5 seconds' and clock_timestamp()
      or w.waits_until < clock_timestamp() or not w.askers @> p_waiter.askers);
  select w.* into v_waiter from booking.waiter w where w.acting_for = p_waiter.acting_for and w.key = p_waiter.key;
  if found then
    return v_waiter;
  end if;
  perform forget_waiters();
  if (select count(*) >= c_most from booking.waiter w where w.acting_for = p_waiter.acting_for) then
    delete from booking.waiter w where w.id in (
      select d.id from booking.waiter d where d.acting_for = p_waiter.acting_for and not is_alive(d)
      for update skip locked);
    -- Somebody else may be removing the dead in this moment.
    if (select count(*) >= c_most from booking.waiter w where w.acting_for = p_waiter.acting_for and is_alive(w)) then
      perform fail('many-waiters', p_waiter.acting_for, c_most::text);
    end if;
  end if;
  insert into booking.waiter (acting_for, key, resources, takes_all, length, least, waits_until, askers)
  values (p_waiter.acting_for, p_waiter.key, p_waiter.resources, p_waiter.takes_all, p_waiter.length, p_waiter.least,
    p_waiter.waits_until, p_waiter.askers)
  returning * into v_waiter;
  return v_waiter;
end $$;
comment on function booking.take_place(booking.waiter) is 'The place in the queue of who wants this, taken where there is none; with a sign of life';
