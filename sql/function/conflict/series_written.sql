-- The answer to a series, once its time is resolved: where somebody else is in the way, when the next time is free.
create or replace function booking.series_written(p_user text, p_key text) returns setof booking.occurrence
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
begin
  return query
    select b.booking, o.count, f.start_time, f.end_time
    from (
      select distinct e.booking_id, e.resource_id from events_under(v_user, clean_text('key', p_key)) e
      where e.type <> 'booking_conflict') e
    join booking.all_bookings b on b.id = e.booking_id and b.resource_id = e.resource_id
    cross join lateral (
      select count(*) from (
        select from overlapping(b.resource_id, b.busy) x
        where x.id <> b.id and (b.booking).status in ('PENDING', 'VALID') limit 1000) x) o
    left join lateral next_free(
      p_user, (b.booking).resource_id, (b.booking).start_time, (b.booking).end_time, b.id) f
      on o.count > 0 and (b.booking).status = 'PENDING'
    order by (b.booking).start_time, b.id;
end $$;
comment on function booking.series_written(text, text) is
  'The occurrences that were written under a key, as they are now: how many others each conflicts with, and the next free time of each';
