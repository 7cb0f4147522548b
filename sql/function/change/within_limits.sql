-- The answer for nearly every placement, in one statement, as each costs a fresh session its planning; check_limits.sql
-- looks closer. It reads only the user's own live bookings, by their index whatever the statistics say, and no more of them
-- than the limit. Near is the last tenth of a limit, or its last hundred.
create or replace function booking.within_limits(b booking.booking) returns boolean
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set jit = off
as $$
begin
  return (
    select (b.end_time - b.start_time < s.shortest or b.end_time - b.start_time > s.longest
        or b.start_time > statement_timestamp() + s.horizon) is not true and (
      select (count(*) >= s.per_user - greatest(s.per_user / 10, 100)
        or count(*) filter (where m.resource_id = b.resource_id) >= s.per_resource - greatest(s.per_resource / 10, 100)
      ) is not true
      from (
        select o.resource_id from booking.booking o
        where o.user_id = b.user_id and o.status in ('PENDING', 'VALID') and o.end_time > statement_timestamp()
        limit coalesce(s.per_user, 100000)) m)
    from booking.setting s);
end $$;
comment on function booking.within_limits(booking.booking) is
  'Whether a booking keeps to the limits of the installation, and its owner is not even near one';
