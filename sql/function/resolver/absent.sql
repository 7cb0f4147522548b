-- No-shows, where there is a policy, each looked up where it is now; and holds without a sign of life, by their index. (Who
-- was given his time after it had begun has as long from then: nobody can check in for what is not VALID yet.)
create or replace function booking.absent(p_now timestamptz, p_most int, p_resources int[] default null) returns setof booking.booking
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set jit = off
as $$
declare
  v_checkin constant interval := (select s.checkin from booking.setting s);
begin
  return query
    select b.* from booking.presence p join booking.booking b on b.id = p.booking_id and b.resource_id = p.resource_id
    where p.alive_until < p_now and b.status = 'VALID' and b.start_time <= p_now and b.end_time > p_now
      and (p_resources is null or b.resource_id = any (p_resources)) limit p_most;
  if v_checkin is not null then
    return query
      select b.* from booking.resource r cross join lateral (
        select v.* from booking.booking v
        where v.status = 'VALID' and v.resource_id = r.id and v.busy @> p_now offset 0) b
      where (p_resources is null or r.id = any (p_resources)) and b.end_time > p_now and greatest(b.start_time, b.updated_at) + v_checkin <= p_now
        and not exists (select from booking.presence p where p.booking_id = b.id)
        and not exists (
          select from booking.event e
          where e.booking_id = b.id and e.type = 'booking_validated' and e.at > p_now - v_checkin) limit p_most;
  end if;
end $$;
comment on function booking.absent(timestamptz, int, int[]) is 'The bookings, of all resources or some, that are under way, and that nobody is there for';
