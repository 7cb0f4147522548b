create or replace function booking.held_bookings(p_resources int[], p_span tstzrange) returns uuid[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_free uuid[];
begin
  v_free := array(
    select b.id from booking.booking b
    where b.status = 'PENDING' and b.resource_id = any (p_resources) and (p_span is null or b.busy && p_span)
    for no key update skip locked);
  return array(
    select b.id from booking.booking b
    where b.status = 'PENDING' and b.resource_id = any (p_resources) and (p_span is null or b.busy && p_span)
      and b.id <> all (v_free));
end $$;
comment on function booking.held_bookings(int[], tstzrange) is
  'The PENDING bookings whose rows an open transaction holds; locks all others';
