-- By name, with whoever holds it now and until when, or until when it is free (only VALID bookings hold), who waits for any
-- of its time, with a booking or in line for a hold (of a hundred each), and what comes next. Its buffers are held, too, and
-- what is closed is not free: that of one that is closed now has been free until then.
create or replace function booking.resource_states(p_user text, p_name text default null, p_tags jsonb default '{}')
returns table (name text, tags jsonb, retired boolean, held_by text, free_until timestamptz, held_until timestamptz,
  wanted_by jsonb, next_by text, next_start timestamptz, next_end timestamptz, closed text, rules jsonb,
  unapproved bigint, is_closed boolean)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_sight booking.sight;
begin
  perform acting_for(p_user);
  if p_name is not null and not exists (select from booking.resource r where r.name = normalize(p_name, nfc)) then
    perform fail('no-resource', p_name);
  end if;
  v_sight := sight();
  return query
    select r.name, r.tags, r.retired_at is not null, case when is_shown(h.user_id, r.readers, v_sight) then h.user_id end,
      case when h.user_id is null then least(n.busy_from, (
        select min(lower(c.during)) from booking.closure c where c.resource_id = r.id and upper(c.during) > v_now)) end,
      h.busy_until, w.users,
      case when is_shown(n.user_id, r.readers, v_sight) then n.user_id end, n.start_time, n.end_time,
      (select closure_text(c) from booking.closure c where c.resource_id = r.id and upper(c.during) > v_now
        order by c.during limit 1),
      rules_of(r), case when r.approvers is not null then (
        select count(*) from (
          select from booking.booking b
          where b.status = 'PENDING' and b.resource_id = r.id and b.busy && tstzrange(v_now, null)
            and awaits_approval(b, r) limit 1000) b) end,
      exists (select from booking.closure c where c.resource_id = r.id and c.during @> v_now)
    from booking.resource r
    left join lateral (
      select b.user_id, upper(b.busy) as busy_until from booking.booking b
      where b.status = 'VALID' and b.resource_id = r.id and b.busy @> v_now offset 0) h on true
    left join lateral (
      select b.user_id, b.start_time, b.end_time, lower(b.busy) as busy_from from next_booking(r.id, v_now) b) n on true
    cross join lateral (
      select coalesce(jsonb_agg(distinct case when is_shown(p.user_id, r.readers, v_sight) then p.user_id end),
        '[]') as users from (
        (select b.user_id from booking.booking b
        where b.status = 'PENDING' and b.resource_id = r.id and b.busy && tstzrange(v_now, null) limit 100)
        union all
        (select q.acting_for from booking.waiter q
        where q.resources @> array[r.id] and is_alive(q) limit 100)) p) w
    where (p_name is null or r.name = normalize(p_name, nfc)) and r.tags @> p_tags
    order by r.name;
end $$;
comment on function booking.resource_states(text, text, jsonb) is
  'The resources, or one, or those with these tags, each with how it stands now';
