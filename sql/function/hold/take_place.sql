-- A place is one row, which its owner finds again by his key. Places of the dead are passed over; who comes later removes
-- those that nobody can be coming back to, and where a user has too many, all his dead. Whoever comes back to a place of the
-- dead is there alone: what they asked for ends with him. How much a user waits for is bounded, too: every plan of the queue
-- looks at all of it.
create or replace function booking.take_place(p_waiter booking.waiter, p_place booking.waiter) returns booking.waiter
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 50;
  c_things constant int := 1000;
  v_places bigint;
  v_things bigint;
  v_more int;
  v_waiter booking.waiter;
begin
  if p_place.seen_at between clock_timestamp() - interval '5 seconds' and clock_timestamp()
    and p_place.askers @> p_waiter.askers and p_place.resources = p_waiter.resources
  then
    return p_place;
  elsif p_place.id is not null then
    update booking.waiter w
    set seen_at = clock_timestamp(), waits_until = greatest(w.waits_until, p_waiter.waits_until),
      resources = p_waiter.resources, unmade = p_waiter.unmade,
      askers = with_asker(case when is_alive(w) then w.askers else '{}' end, p_waiter.askers)
    where w.id = p_place.id returning w.* into v_waiter;
    if found then
      return v_waiter;
    end if;
  end if;
  perform forget_waiters();
  v_more := cardinality(p_waiter.resources) + cardinality(p_waiter.unmade);
  select count(*), sum(cardinality(w.resources) + cardinality(w.unmade)) into v_places, v_things
  from booking.waiter w where w.acting_for = p_waiter.acting_for;
  if v_places >= c_most or v_things + v_more > c_things then
    delete from booking.waiter w where w.id in (
      select d.id from booking.waiter d where d.acting_for = p_waiter.acting_for and not is_alive(d)
      for update skip locked);
    -- Somebody else may be removing the dead in this moment.
    select count(*), sum(cardinality(w.resources) + cardinality(w.unmade)) into v_places, v_things
    from booking.waiter w where w.acting_for = p_waiter.acting_for and is_alive(w);
    if v_places >= c_most then
      perform fail('many-waiters', p_waiter.acting_for, c_most::text);
    elsif v_things + v_more > c_things then
      perform fail('many-wanted', p_waiter.acting_for, v_things::text, c_things::text);
    end if;
  end if;
  -- Another program may be taking it in this moment, for the same or for something else.
  insert into booking.waiter as w (acting_for, key, request, resources, unmade, takes_all, length, least, waits_until, askers)
  values (p_waiter.acting_for, p_waiter.key, p_waiter.request, p_waiter.resources, p_waiter.unmade, p_waiter.takes_all,
    p_waiter.length, p_waiter.least, p_waiter.waits_until, p_waiter.askers)
  on conflict (acting_for, key) do update
  set waits_until = greatest(w.waits_until, excluded.waits_until), askers = with_asker(w.askers, excluded.askers)
  returning w.* into v_waiter;
  if v_waiter.request <> p_waiter.request then
    perform fail('key-reused', p_waiter.key);
  end if;
  return v_waiter;
end $$;
comment on function booking.take_place(booking.waiter, booking.waiter) is
  'The place in the queue of who wants this, taken where he has none; with a sign of life';
