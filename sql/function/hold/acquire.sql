-- Whoever waits asks again and again, under one key: when it is woken, when its turn was said to come, and every few seconds
-- as a sign of life. It is the waiter itself that takes what has become free, so that nothing is ever given to the dead; the
-- exclusion constraint decides between two who see the same time free. The clock that the hold begins by is read here.
-- When its turn comes is told to whoever asks for the first time, unless p_plans says whether it is wanted: among many it is
-- the longest part of an answer, and where turns are short it comes too late to be of use. Who was woken and can make no use
-- of it (p_woken) wakes the next. After p_wait from now he gives up.
create or replace function booking.acquire(
  p_user text, p_resources text[], p_tags jsonb, p_length interval, p_least interval default null,
  p_waits boolean default true, p_note text default null, p_key text default null, p_request text default null,
  p_asker uuid default null, p_plans boolean default null, p_woken boolean default false,
  p_wait interval default null
) returns table (place int, expected_at timestamptz, holder booking.public_booking, booking booking.public_booking)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  c_patience constant interval := '2 seconds';
  v_user constant text := writing_for(p_user);
  v_key constant text := clean_text('key', p_key);
  v_note constant text := nullif(clean_text('note', p_note), '');
  v_end constant timestamptz := clock_timestamp() + c_patience;
  v_is_given boolean := cardinality(repeated_events(v_user, v_key, p_request)) > 0;
  v_place booking.waiter;
  v_waiter booking.waiter;
  v_wanted int[];
  v_now timestamptz;
  v_turn record;
  v_is_turn boolean;
  v_is_held boolean;
begin
  if v_key is null then
    perform fail('bad-text', 'key', 'is missing', 'give one, under which the request is known when it is repeated');
  elsif not v_is_given then
    perform check_lengths(p_length, p_least);
    perform begin_write();
    perform begin_deciding();
    v_place := find_place(v_user, v_key, p_request, p_wait);
    if v_place.id is null then
      v_waiter := new_waiter(v_user, v_key, p_request, p_resources, p_length, p_least);
    else
      v_waiter := v_place;
    end if;
    -- What was named stays what it is, whatever it is called by now; what has the tags may be another thing.
    if not v_waiter.takes_all then
      v_waiter.resources := at_once(wanted_resources(v_user, null, p_tags));
    elsif v_waiter.unmade <> '{}' then
      v_waiter := with_known(v_waiter);
    end if;
    perform check_hold(v_waiter);
    v_waiter.askers := array_remove(array[p_asker], null);
    v_waiter.waits_until := case when p_wait < '100 years' then clock_timestamp() + p_wait else 'infinity' end;
    if p_waits then
      v_waiter := take_place(v_waiter, v_place);
      -- Another program may have been given it under the same key meanwhile: then nobody waits any more.
      v_is_given := v_waiter.id is distinct from v_place.id and cardinality(repeated_events(v_user, v_key, p_request)) > 0;
    end if;
  end if;
  if not v_is_given then
    perform free_absent(v_waiter.resources);
    v_wanted := v_waiter.resources;
    loop
      v_now := clock_timestamp();
      if coalesce(p_plans, v_waiter.since >= statement_timestamp())
        or not is_busy(v_waiter, v_now) and not is_behind(v_waiter)
      then
        v_turn := next_turn(v_waiter, v_now);
      else
        select null::int[] as resources, null::tstzrange as slot, (count(*) + 1)::int as place into v_turn
        from queue_for(v_waiter);
      end if;
      v_is_turn := lower(v_turn.slot) is not distinct from v_now;
      v_is_held := v_is_turn and try_hold(v_waiter, p_request, v_turn.resources, v_turn.slot, v_note);
      -- Where somebody else was quicker, another one may be free. Whoever waits asks again by himself.
      exit when v_is_held or not v_is_turn or p_waits or v_waiter.takes_all or v_waiter.resources <@ v_turn.resources
        or clock_timestamp() > v_end;
      v_waiter.resources := array(select u from unnest(v_waiter.resources) u except select unnest(v_turn.resources) order by 1);
    end loop;
    v_waiter.resources := v_wanted;
    if not v_is_held then
      if v_place.id is null and p_waits then
        perform raise_notice('BK001', format('"%s" is a new resource', n)) from unnest(v_waiter.unmade) n;
      end if;
      if p_woken then
        perform pass_on(v_waiter, v_now);
      elsif p_plans then
        perform prepare_hold();
      end if;
      return query
        select v_turn.place::int, lower(v_turn.slot), (
          select (a.booking) from booking.all_bookings a
          where a.id = (
            select o.id from unnest(coalesce(v_turn.resources, v_waiter.resources)) r,
              overlapping(r, tstzrange(v_now, v_now, '[]')) o
            where o.status = 'VALID'
            order by extract(epoch from o.end_time) * case when v_waiter.takes_all then -1 else 1 end limit 1)),
          null::booking.public_booking;
      return;
    end if;
    delete from booking.waiter w where w.id = v_waiter.id;
    if not v_waiter.takes_all then
      perform pass_on(v_waiter, v_now);
    end if;
  else
    delete from booking.waiter w where w.acting_for = v_user and w.key = v_key;
    if p_asker is not null then
      perform join_askers(v_user, v_key, p_asker);
    end if;
  end if;
  return query
    select 0, null::timestamptz, null::booking.public_booking, a.booking
    from events_under(v_user, v_key) e
    join booking.all_bookings a on a.id = e.booking_id and a.resource_id = e.resource_id
    where e.type = 'booking_created' order by e.id;
end $$;
comment on function booking.acquire(text, text[], jsonb, interval, interval, boolean, text, text, text, uuid, boolean, boolean, interval) is
  'Holds resources from now on: all that are named, or one that has the tags. Gives the bookings, or in one row the place in the queue, when it is its turn and who holds it now';
