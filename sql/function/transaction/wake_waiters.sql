-- Each program that waits listens on a channel of its own, so that only the first in line asks whether its turn has come: if
-- all did, they would be in its way. Where it has not come, the next is woken by that one (pass_on.sql). The dead are passed
-- over as far as one sees at a glance.
create or replace function booking.wake_waiters(p_resources int[], p_behind bigint default 0) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform pg_notify('booking.' || replace(a::text, '-', ''), '')
  from (
    select distinct on (r) w.askers
    from unnest(p_resources) r join booking.waiter w on w.resources @> array[r]
    where w.id > p_behind and w.seen_at > clock_timestamp() - sign_of_life()
      and w.waits_until > clock_timestamp()
    order by r, w.id) f, unnest(f.askers) a;
end $$;
comment on function booking.wake_waiters(int[], bigint) is
  'Wakes the first in line for each of some resources, of those behind a place';
