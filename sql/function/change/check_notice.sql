-- Of a booking that begins when it did before nobody has to hear anew.
create or replace function booking.check_notice(b booking.booking) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_notice constant interval := (select s.notice from booking.setting s);
  v_ahead constant interval := (b).start_time - clock_timestamp();
begin
  if v_ahead < v_notice and not exists (
    select from booking.booking o
    where o.id = (b).id and o.resource_id = (b).resource_id and o.start_time = (b).start_time)
  then
    perform fail('too-soon',
      case when v_ahead < '1 second' then 'now' else 'in ' || length_text(date_trunc('second', v_ahead)) end,
      length_text(v_notice));
  end if;
end $$;
comment on function booking.check_notice(booking.booking) is 'Refuses what the policy notice forbids';
