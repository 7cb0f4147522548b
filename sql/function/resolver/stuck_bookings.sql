-- Where a careful attempt came to nothing, somebody's open transaction has made a booking VALID that nobody sees yet, or
-- one was written past the functions. Which of the bookings that would win are in its way shows only when they are
-- promoted: each by itself, and taken back at once, so that no lock is kept. In an order of its own, and for a second at
-- most: what was not tried by then counts as stuck, and the next pass tries others.
create or replace function booking.stuck_bookings(p_user text, p_resource_id int, p_span tstzrange default null)
returns table (id uuid, problem text)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_end constant timestamptz := clock_timestamp() + interval '1 second';
  v record;
begin
  perform acting_for(p_user, 'resolver');
  perform set_config('lock_timeout', '10ms', true);
  for v in
    select d.id, d.rev
    from verdicts(array[p_resource_id], close_span(p_resource_id, p_span), clock_timestamp(), '0') d
    where d.verdict = 'VALID' order by random()
  loop
    id := v.id;
    problem := null;
    begin
      if clock_timestamp() < v_end then
        update booking.booking b set status = 'VALID'
        where b.id = v.id and b.resource_id = p_resource_id and b.rev = v.rev;
        raise exception using errcode = 'BK000';
      end if;
    exception
      when lock_not_available or exclusion_violation then
        problem := sqlstate;
      when sqlstate 'BK000' or serialization_failure or deadlock_detected then
        continue;
    end;
    return next;
  end loop;
end $$;
comment on function booking.stuck_bookings(text, int, tstzrange) is
  'The PENDING bookings of a resource that cannot be made VALID though they should be, and why; null where that was not tried';
