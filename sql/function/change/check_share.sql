-- Weeks go from Monday to Sunday in UTC. Where the bookings lay before does not count.
create or replace function booking.check_share(
  p_name text, p_owners text[], p_most interval, p_bookings booking.booking[]
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set jit = off
as $$
declare
  v record;
begin
  with asked as materialized (
    select tstzrange(b.start_time, b.end_time) as during from unnest(p_bookings) b
  ), span as (
    select date_trunc('week', min(lower(a.during)), 'UTC') as first,
      date_trunc('week', max(upper(a.during)) - interval '1 microsecond', 'UTC') + interval '168 hours' as last
    from asked a
  ), held as materialized (
    select tstzrange(o.start_time, o.end_time) as during from span s join booking.booking o
      on o.user_id = any (p_owners) and o.status in ('PENDING', 'VALID') and o.end_time > s.first and o.start_time < s.last
    where o.id <> all (array(select b.id from unnest(p_bookings) b where b.id is not null))
  ), week as (
    select tstzrange(w, w + interval '168 hours') as week
    from span s, generate_series(s.first, s.last - interval '1 microsecond', interval '168 hours') w
  )
  select lower(w.week) as week, h.time as held, a.time as asked into v
  from week w,
    lateral (select sum(upper(x.during * w.week) - lower(x.during * w.week)) as time
      from asked x where x.during && w.week) a,
    lateral (select coalesce(sum(upper(x.during * w.week) - lower(x.during * w.week)), '0') as time
      from held x where x.during && w.week) h
  where a.time + h.time > p_most
  order by w.week limit 1;
  if found then
    perform fail('too-much-a-week', p_name, hours_text(v.held), (v.week at time zone 'UTC')::date::text,
      hours_text(v.asked), hours_text(p_most));
  end if;
end $$;
comment on function booking.check_share(text, text[], interval, booking.booking[]) is
  'Refuses new placements with which their owners would have more of a week together than they may';
