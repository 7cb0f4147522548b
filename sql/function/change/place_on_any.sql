-- What suits one resource of a kind may not suit the next (opening hours, its longest booking), and with p_if_free somebody
-- may be quicker: then the next is tried. Where none will do, the answer is the refusal of the best one that would
-- suit.
create or replace function booking.place_on_any(
  b booking.booking, p_resources int[], p_user text, p_key text, p_request text, p_if_free boolean
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 100;
  v_ordered constant int[] := (by_freedom(p_resources, tstzrange(b.start_time, b.end_time)))[:c_most];
  c_start constant timestamptz := b.start_time;
  v_best int;
  v_made booking.change[];
begin
  foreach b.resource_id in array v_ordered loop
    begin
      b.start_time := after_the_last(array[b.resource_id], c_start, b.end_time);
      b.busy := busy_at(b);
      v_made := write_changes(
        array[row('booking_created', b, null, null)::booking.change], '{}', p_user, p_key, p_request);
      if p_if_free then
        perform take_if_free((v_made[1].booking).id, b.resource_id);
      end if;
      return;
    exception
      when sqlstate 'BK20D' or sqlstate 'BK20E' or sqlstate 'BK20F' or sqlstate 'BK20G' then
        null;
      when sqlstate 'BK304' or sqlstate 'BK307' or sqlstate 'BK30C' or sqlstate 'BK30J' or sqlstate 'BK30K' then
        v_best := coalesce(v_best, b.resource_id);
    end;
  end loop;
  b.resource_id := coalesce(v_best, v_ordered[1]);
  b.busy := busy_at(b);
  v_made := write_changes(array[row('booking_created', b, null, null)::booking.change], '{}', p_user, p_key, p_request);
  if p_if_free then
    perform take_if_free((v_made[1].booking).id, b.resource_id);
  end if;
end $$;
comment on function booking.place_on_any(booking.booking, int[], text, text, text, boolean) is
  'Books one of some resources: the one that is free then, or free soonest; with p_if_free VALID at once, or refused';
