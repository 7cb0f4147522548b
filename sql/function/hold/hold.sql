-- In the order of the resources' ids, so that two who want the same ones do not wait for each other in a circle.
create or replace function booking.hold(
  w booking.waiter, p_request text, p_resources int[], p_slot tstzrange, p_note text
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_new booking.booking;
  v_changes booking.change[] := '{}';
  c booking.change;
begin
  v_new.user_id := w.acting_for;
  v_new.start_time := lower(p_slot);
  v_new.end_time := upper(p_slot);
  v_new.note := p_note;
  for v_new.resource_id in
    select r from unnest(p_resources || array(select (claim_resource(w.acting_for, n)).id from unnest(w.unmade) n)) r order by r
  loop
    v_new.busy := busy_at(v_new);
    v_changes := v_changes || row('booking_created', v_new, null, null)::booking.change;
  end loop;
  v_changes := write_changes(v_changes, '{}', w.acting_for, w.key, p_request);
  foreach c in array v_changes loop
    if c.type = 'booking_created' then
      perform check_open(c.booking);
      perform decide('VALID', (c.booking).resource_id, array[(c.booking).id], array[(c.booking).rev]);
    end if;
  end loop;
  perform come(array(select m.booking from unnest(v_changes) m where m.type = 'booking_created'), null, w.askers);
end $$;
comment on function booking.hold(booking.waiter, text, int[], tstzrange, text) is
  'Books resources for a slot, all of them VALID at once; an exclusion_violation where one is taken';
