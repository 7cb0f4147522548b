-- Where no pass need run (promote at-once), whoever looks makes good what the clients that died owe, and what is too much for
-- one write. A client that lives looks again itself, a moment after its write. What somebody sleeps over stays owed, and keeps
-- nobody from the others: no look fails because of it, or waits for longer than a moment.
create or replace function booking.announce_left() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '50ms'
set jit = off
set enable_seqscan = off
as $$
declare
  c_most constant int := 20;
  v_owed constant booking.race_check[] := array(
    select s from booking.race_check s
    join booking.booking b on b.id = s.booking_id and b.resource_id = s.resource_id and b.placement = s.placement
    where b.updated_at < clock_timestamp() - interval '5 seconds'
    order by random() limit c_most for update of s skip locked);
  s booking.race_check;
  v_has_waited boolean := false;
begin
  if v_owed = '{}' and not exists (select from booking.unannounced) then
    return;
  end if;
  perform begin_write();
  foreach s in array v_owed loop
    begin
      perform from announce_races(array[s]);
    exception when lock_not_available then
      exit when v_has_waited;
      v_has_waited := true;
    end;
  end loop;
  perform announce_pairs(1);
  perform announce_rest(1000);
end $$;
comment on function booking.announce_left() is 'Announces some of the conflicts that writes left owed, and that nobody else will';
