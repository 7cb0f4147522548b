-- In a conflict at least one side is PENDING: walk those by their start, look up what each overlaps, and name the younger
-- of the two first. With p_mine the walk is over the user's own, PENDING or VALID. So each pair is met once; where both
-- are walked, by the younger.
--
-- Whatever others have piled up, it answers: of what a booking overlaps it reads a thousand at most and names a hundred,
-- and the walk ends with p_limit pairs. What is left out of a group is counted, up to that thousand; where the walk ended
-- early, a notice says so.
create or replace function booking.conflicts(p_user text, p_mine boolean default false, p_limit int default 10000)
returns table (younger uuid, more int, booking booking.public_booking)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set max_parallel_workers_per_gather = 0
set enable_seqscan = off
as $$
declare
  v_user constant text := acting_for(p_user);
  v_younger uuid[];
  v_older uuid[];
  v_met int[];
  v_walked int;
  v_all int;
begin
  with walk as materialized (
    select p.id, p.resource_id, p.user_id, p.status, p.busy, p.updated_at,
      row_number() over (order by p.start_time, p.updated_at, p.id) as n
    from booking.booking p
    where case when p_mine then p.status in ('PENDING', 'VALID') and p.user_id = v_user else p.status = 'PENDING' end
  ), pair as (
    select p.n, o.is_older, case when o.is_older then p.id else o.id end as younger,
      case when o.is_older then o.id else p.id end as older, o.met
    from (select * from walk order by n) p cross join lateral (
      select q.id, q.is_older, count(*) filter (where q.is_older) over () as met
      from (
        select o.id, o.user_id, o.status, o.updated_at, (o.updated_at, o.id) < (p.updated_at, p.id) as is_older
        from overlapping(p.resource_id, p.busy) o where o.id <> p.id limit 1000) q
      where q.is_older and 'PENDING' in (p.status, q.status)
        or not q.is_older and case when p_mine then q.user_id <> v_user and 'PENDING' in (p.status, q.status)
          else q.status = 'VALID' end
      order by q.updated_at, q.id limit 100) o
    limit p_limit
  )
  select array_agg(x.younger), array_agg(x.older), array_agg(case when x.is_older then x.met else 0 end), max(x.n),
    (select count(*) from walk)
  into v_younger, v_older, v_met, v_walked, v_all from pair x;
  if cardinality(v_younger) = p_limit and v_walked < v_all then
    perform raise_notice('BK003', format('there may be more: of %s bookings the conflicts of %s are shown', v_all, v_walked));
  end if;

  return query
    with named as (
      select u.younger, u.older, row_number() over w as n,
        greatest(max(u.met) over (partition by u.younger), count(*) over (partition by u.younger)) as met
      from unnest(v_younger, v_older, v_met) u(younger, older, met) join booking.booking o on o.id = u.older
      window w as (partition by u.younger order by o.updated_at, o.id)
    ), listed as (
      select n.younger, n.younger as id, 0 as n, greatest(n.met - 100, 0)::int as more from named n where n.n = 1
      union all
      select n.younger, n.older, n.n, null from named n where n.n <= 100
    )
    select l.younger, l.more, b.booking
    from listed l join booking.booking y on y.id = l.younger join booking.all_bookings b on b.id = l.id
    order by y.start_time, y.updated_at, l.younger, l.n;
end $$;
comment on function booking.conflicts(text, boolean, int) is
  'The open conflicts: each younger booking (its id is younger; more: how many of the older are left out), followed by the older ones that it overlaps';
