-- Far from the limits nobody waits for anybody. Near one (within_limits.sql) a user's placements follow one another, and
-- count again behind the lock. Where the bookings lay before does not count.
create or replace function booking.check_counts(p_user text, p_bookings booking.booking[], p_locks boolean) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set jit = off
as $$
declare
  v_new constant int := cardinality(p_bookings);
  v_is_last boolean := not p_locks;
  s booking.setting;
  v record;
begin
  select x.* into s from booking.setting x;
  if v_new = 0 or coalesce(s.per_resource, s.per_user) is null then
    return;
  end if;
  loop
    with other as materialized (
      select o.resource_id from (
        select o.id, o.resource_id from booking.booking o
        where o.user_id = p_user and o.status in ('PENDING', 'VALID') and o.end_time > clock_timestamp()
        limit coalesce(s.per_user, 100000) + v_new) o
      where o.id <> all (array(select b.id from unnest(p_bookings) b where b.id is not null))
    )
    select w.resource_id, w.new, t.there, (select count(*) from other) as found into v
    from (select b.resource_id, count(*) as new from unnest(p_bookings) b group by b.resource_id) w,
      lateral (select count(*) as there from other o where o.resource_id = w.resource_id) t
    order by t.there + w.new desc limit 1;
    if v.there + v.new > s.per_resource then
      perform fail('too-many-there', p_user, v.there::text, s.per_resource::text,
        coalesce((select r.name from booking.resource r where r.id = v.resource_id), 'a new resource'),
        case when v.new > 1 then v.new::text end);
    elsif v.found + v_new > s.per_user then
      perform fail('too-many', p_user, v.found::text, s.per_user::text, case when v_new > 1 then v_new::text end);
    end if;
    exit when v_is_last or (v.there + v.new <= near_limit(s.per_resource)
      and v.found + v_new <= near_limit(s.per_user)) is not false;
    perform lock_quota(p_user);
    v_is_last := true;
  end loop;
end $$;
comment on function booking.check_counts(text, booking.booking[], boolean) is
  'Refuses what the policies per-resource or per-user forbid of a user''s new placements';
