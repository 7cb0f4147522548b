-- What was placed later than somebody began to wait is not let past him when his turn has come: he is about to take it.
create or replace function booking.whose_turn(b booking.booking) returns booking.waiter
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_waiter booking.waiter;
  v_turn record;
  v_clear constant tstzrange := (select kept_clear(r, (b).busy) from booking.resource r where r.id = (b).resource_id);
begin
  for v_waiter in
    select w.* from booking.waiter w
    where w.resources @> array[(b).resource_id] and w.since < (b).updated_at
      and tstzrange(v_now, v_now + w.length) && v_clear and is_alive(w)
    order by w.id limit 100
  loop
    v_turn := turn_of(v_waiter, v_now);
    if lower(v_turn.slot) = v_now and v_turn.slot && v_clear and v_turn.resources @> array[(b).resource_id] then
      return v_waiter;
    end if;
  end loop;
  return null;
end $$;
comment on function booking.whose_turn(booking.booking) is
  'Whose turn it is, of those who have waited for longer, to hold the resource at the time of a booking';
