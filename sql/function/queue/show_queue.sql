-- Of the queue what concerns one: one's own places, the dead ones too, and who waits for what one holds now; or, of a
-- booking, those who were there before it and are to hold the resource in its time. A name is shown where all that he waits
-- for shows it.
create or replace function booking.show_queue(p_user text, p_id text default null)
returns table (user_id text, resources text[], takes_all boolean, length text, since timestamptz, seen_at timestamptz,
  is_mine boolean, is_alive boolean, place int, expected_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
set intervalstyle = 'iso_8601'
as $$
#variable_conflict use_column
declare
  c_most constant int := 20;
  v_user constant text := acting_for(p_user);
  v_now constant timestamptz := clock_timestamp();
  v_booking booking.booking;
  v_wanted int[];
  v_shown booking.waiter[];
  v_sight constant booking.sight := sight();
begin
  if not exists (select from booking.waiter) then
    return;
  end if;
  if p_id is not null then
    v_booking := find_booking(p_id);
    v_wanted := array[v_booking.resource_id];
  else
    v_wanted := array(
      select distinct b.resource_id from booking.booking b
      where b.user_id = v_user and b.status = 'VALID' and b.end_time > v_now and b.start_time <= v_now limit 100);
  end if;
  v_shown := array(
    select w from booking.waiter w
    where case when p_id is null then w.acting_for = v_user or w.resources && v_wanted and is_alive(w)
      else w.resources && v_wanted and w.since < v_booking.updated_at and is_alive(w) end
    order by w.acting_for = v_user desc, w.id limit c_most);
  return query
    select case when n.is_shown then q.acting_for end, n.names, q.takes_all, q.length::text, q.since, q.seen_at,
      q.acting_for = v_user, is_alive(q), (select count(*)::int + 1 from queue_for(q)), lower(t.slot)
    from unnest(v_shown) q
    left join plan_queue(whole_queue(array(select distinct u from unnest(v_shown) s, unnest(s.resources) u)), v_now) t
      on (t.waiter).id = q.id
    cross join lateral (
      select array_agg(r.name order by r.name) || q.unmade as names,
        bool_and(is_shown(q.acting_for, r.readers, v_sight)) as is_shown
      from booking.resource r where r.id = any (q.resources)) n
    where p_id is null or v_booking.status = 'PENDING' and t.resources @> v_wanted and t.slot && v_booking.busy
    order by q.id;
end $$;
comment on function booking.show_queue(text, text) is
  'Who is in line to hold something, as far as it concerns a user, or one booking';
