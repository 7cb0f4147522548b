-- Placements that are about to end are looked at once more, if any second look is owed on their resources: later ones would
-- no longer find the pairs that these raced in. It comes before the bookings' own locks, as in a resolver. A pair that
-- somebody else is announcing at this moment is his to announce; whoever sleeps over it must not keep others from their
-- bookings, nor the other pairs secret: those are announced one by one then, the newest first, which he is least likely to
-- have seen. What he slept over is owed (announce_pairs.sql): should he die, nobody would find the pair any more.
create or replace function booking.look_before(p_bookings booking.booking[]) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '100ms'
set enable_seqscan = off
as $$
declare
  c_most constant int := 5;
  v_owed constant booking.race_check[] := array(
    select row(b.id, b.placement, b.resource_id, b.user_id, null)::booking.race_check from unnest(p_bookings) b
    where exists (select from booking.race_check s where s.resource_id = b.resource_id));
  v_pair record;
  v_slept int := 0;
  v_is_told boolean;
begin
  if v_owed = '{}' then
    return;
  end if;
  begin
    perform from announce_races(v_owed);
    return;
  exception when lock_not_available then
    null;
  end;
  for v_pair in
    select s, o.id, o.placement from unnest(v_owed) s join unnest(p_bookings) b on b.id = s.booking_id, raced_with(b) o
    order by o.updated_at desc
  loop
    v_is_told := false;
    if v_slept < c_most then
      begin
        perform from announce_races(array[v_pair.s], p_other => v_pair.id);
        v_is_told := true;
      exception when lock_not_available then
        v_slept := v_slept + 1;
      end;
    end if;
    if not v_is_told then
      insert into booking.unannounced (
        booking_id, placement, resource_id, acting_for, xid, snapshot, other_id, other_placement)
      values ((v_pair.s).booking_id, (v_pair.s).placement, (v_pair.s).resource_id, session_user, pg_current_xact_id(),
        pg_current_snapshot(), v_pair.id, v_pair.placement);
    end if;
  end loop;
end $$;
comment on function booking.look_before(booking.booking[]) is 'Announces the races of placements that are about to end';
