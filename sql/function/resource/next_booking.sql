-- An index by ranges tells at once whether anything lies in a span, but not in the order of time. So the next day is looked
-- at, then spans that grow sixteen times, until something lies in one, and that one is halved down to a day and read: how
-- much lies behind makes no difference.
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
  v_high timestamptz := '10000-01-01Z';
  v_step interval;
  v_half timestamptz;
begin
  if not exists (
    select from booking.booking b
    where b.status = 'VALID' and b.resource_id = p_resource_id and b.busy && tstzrange(v_low, v_high))
  then
    return;
  end if;
  foreach v_step in array '{1 day, 15 days, 240 days, 3840 days, 61440 days}'::interval[] loop
    if exists (
      select from booking.booking b
      where b.status = 'VALID' and b.resource_id = p_resource_id and b.busy && tstzrange(v_low, v_low + v_step))
    then
      v_high := v_low + v_step;
      exit;
    end if;
    v_low := v_low + v_step;
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
