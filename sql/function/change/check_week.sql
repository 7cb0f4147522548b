-- Where there is such a limit a user's placements follow one another, as one booking can be a whole week's share: what is
-- counted behind the lock is all there is. Where the bookings lay before does not count.
create or replace function booking.check_week(p_user text, p_bookings booking.booking[], p_locks boolean) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_most constant interval := (select s.per_week from booking.setting s);
begin
  if v_most is null or cardinality(p_bookings) = 0 then
    return;
  end if;
  if p_locks then
    perform lock_quota(p_user);
  end if;
  perform check_share(p_user, array[p_user], v_most, p_bookings);
end $$;
comment on function booking.check_week(text, booking.booking[], boolean) is
  'Refuses what the policy per-week forbids of a user''s new placements';
