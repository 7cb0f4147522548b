-- The limits of the installation (booking policy), for a booking as it is to be placed. They hold for admins too: what is
-- made by mistake is made by scripts, whoever runs them. Of a booking that only gives time back the shortest counts alone.
--
-- Far from the limits nobody waits for anybody. Near one (within_limits.sql) a user's placements follow one another, and
-- count again behind the lock.
create or replace function booking.check_limits(
  b booking.booking, p_is_placement boolean default true, p_locks boolean default true
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set jit = off
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_length constant interval := b.end_time - b.start_time;
  v_own int := 0;
  v_is_last boolean := not p_locks;
  v_all int;
  v_there int;
  s booking.setting;
begin
  select x.* into s from booking.setting x;
  if v_length < s.shortest then
    perform fail('too-short', length_text(v_length), length_text(s.shortest));
  elsif not p_is_placement then
    return;
  elsif v_length > s.longest then
    perform fail('too-long', length_text(v_length), length_text(s.longest));
  elsif b.start_time > v_now + s.horizon then
    perform fail('too-far', length_text(b.start_time - v_now), length_text(s.horizon));
  elsif b.end_time <= v_now or coalesce(s.per_resource, s.per_user) is null then
    return;
  end if;
  if b.id is not null then
    select count(*) into v_own from booking.booking o
    where o.id = b.id and o.resource_id = b.resource_id and o.status in ('PENDING', 'VALID') and o.end_time > v_now;
  end if;
  loop
    select count(*) - v_own, count(*) filter (where x.resource_id = b.resource_id) - v_own into v_all, v_there
    from (
      select o.resource_id from booking.booking o
      where o.user_id = b.user_id and o.status in ('PENDING', 'VALID') and o.end_time > v_now
      limit coalesce(s.per_user, 100000) + 1) x;
    if v_there >= s.per_resource then
      perform fail('too-many-there', b.user_id, v_there::text, s.per_resource::text,
        (select r.name from booking.resource r where r.id = b.resource_id));
    elsif v_all >= s.per_user then
      perform fail('too-many', b.user_id, v_all::text, s.per_user::text);
    end if;
    exit when v_is_last or (v_there < s.per_resource - greatest(s.per_resource / 10, 100)
      and v_all < s.per_user - greatest(s.per_user / 10, 100)) is not false;
    insert into booking.quota (user_id) values (b.user_id) on conflict do nothing;
    perform from booking.quota q where q.user_id = b.user_id for update;
    v_is_last := true;
  end loop;
end $$;
comment on function booking.check_limits(booking.booking, boolean, boolean) is
  'Refuses what the policies shortest, longest, horizon, per-resource or per-user forbid';
