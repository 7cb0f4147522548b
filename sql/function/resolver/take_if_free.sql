-- For --if-free: the booking that this transaction has just placed becomes VALID, or the whole transaction is undone. The
-- look is a statement with a snapshot of its own: nothing that was committed until then is missed. What commits later is
-- younger, or another one's that was just as quick: the constraint lets one of them through, and the next look of the
-- other shows it. Two that wait for each other give way at random, long before PostgreSQL would take it for a deadlock.
create or replace function booking.take_if_free(p_id uuid, p_resource_id int) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  c_patience constant interval := '2 seconds';
  v_end constant timestamptz := clock_timestamp() + c_patience;
  v_booking booking.booking;
  v_other booking.booking;
  v_waiter booking.waiter;
begin
  select b.* into v_booking from booking.booking b where b.id = p_id and b.resource_id = p_resource_id;
  if v_booking.status <> 'PENDING' then
    return;
  end if;
  perform check_open(v_booking);
  loop
    -- Of very many a part will do to name one: the VALID ones come first.
    select o.* into v_other
    from (select x.* from overlapping(p_resource_id, v_booking.busy) x where x.id <> p_id limit 1000) o
    order by o.status desc, o.updated_at, o.id limit 1;
    if found then
      perform fail('taken', r.name, name_shown(v_other.user_id, r.readers), left(v_other.id::text, 8), v_other.status)
      from booking.resource r where r.id = p_resource_id;
    end if;
    v_waiter := whose_turn(v_booking);
    if v_waiter.id is not null then
      perform fail('waited-for', r.name, name_shown(v_waiter.acting_for, r.readers))
      from booking.resource r where r.id = p_resource_id;
    end if;
    begin
      perform set_config('lock_timeout', (20 + 80 * random())::int::text, true);
      perform decide('VALID', p_resource_id, array[p_id], array[v_booking.rev]);
      return;
    exception when exclusion_violation or lock_not_available or deadlock_detected then
      if clock_timestamp() > v_end then
        raise;
      end if;
    end;
  end loop;
end $$;
comment on function booking.take_if_free(uuid, int) is
  'Makes a booking VALID whose time nobody else wants, and refuses where somebody does';
