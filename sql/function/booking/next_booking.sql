-- An index by ranges tells at once whether anything lies in a span, but not in the order of time. So the first day is read;
-- where nothing lies in it, spans grow sixteen times until something does, and that one is halved down to a day: what is read
-- does not depend on how much lies behind.
create or replace function booking.next_booking(p_resource_id int, p_from timestamptz) returns setof booking.booking
language plpgsql stable rows 1
set search_path = pg_catalog, booking, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  v_low timestamptz := coalesce((
    select upper(b.busy) from booking.booking b
    where b.status = 'VALID' and b.resource_id = p_resource_id and b.busy @> p_from), p_from);
  v_high timestamptz;
  v_half timestamptz;
begin
  foreach v_high in array array[
    v_low + interval '1 day', v_low + interval '16 days', v_low + interval '256 days', '10000-01-01Z']
  loop
    exit when exists (
      select from booking.booking b
      where b.status = 'VALID' and b.resource_id = p_resource_id and b.busy && tstzrange(v_low, v_high));
    v_low := v_high;
  end loop;
  while v_high - v_low > interval '1 day' loop
    v_half := v_low + (v_high - v_low) / 2;
    if exists (
      select from booking.booking b
      where b.status = 'VALID' and b.resource_id = p_resource_id and b.busy && tstzrange(v_low, v_half))
    then
      v_high := v_half;
    else
      v_low := v_half;
    end if;
  end loop;
  return query
    select b.* from (
      select * from booking.booking b
      where b.status = 'VALID' and b.resource_id = p_resource_id and b.busy && tstzrange(v_low, v_high) offset 0) b
    order by b.start_time limit 1;
end $$;
comment on function booking.next_booking(int, timestamptz) is 'The first VALID booking of a resource that begins after some time';
