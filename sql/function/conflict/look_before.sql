-- Placements that are about to end are looked at once more, if any second look is owed on their resources: later ones would
-- no longer find the pairs that these raced in. It comes before the bookings' own locks, as in a resolver. A pair that
-- somebody else is announcing at this moment is his to announce; whoever sleeps over it must not keep others from their
-- bookings.
create or replace function booking.look_before(p_bookings booking.booking[]) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '100ms'
as $$
declare
  v_owed constant booking.race_check[] := array(
    select row(b.id, b.placement, b.resource_id, b.user_id, null)::booking.race_check from unnest(p_bookings) b
    where exists (select from booking.race_check s where s.resource_id = b.resource_id));
begin
  if v_owed <> '{}' then
    perform from announce_races(v_owed);
  end if;
exception when lock_not_available then
  null;
end $$;
comment on function booking.look_before(booking.booking[]) is 'Announces the races of placements that are about to end';
