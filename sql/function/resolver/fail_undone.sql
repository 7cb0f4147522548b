-- After all else is done and committed, so that pg_cron shows a failed run.
create or replace function booking.fail_undone(p_work jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_undone constant int := (p_work ->> 'undone')::int;
  v_bookings constant text := case v_undone when 1 then '1 booking' else v_undone || ' bookings' end;
begin
  perform acting_for(null, 'resolver');
  if v_undone > 0 and (p_work ->> 'overlap')::boolean then
    perform fail('undecided', v_bookings);
  elsif v_undone > 0 then
    perform fail('left-undone', v_bookings || case v_undone when 1 then ' was' else ' were' end, (
      select ', held by ' || string_agg(distinct h, ', ') from jsonb_array_elements_text(p_work -> 'holders') h));
  end if;
end $$;
comment on function booking.fail_undone(jsonb) is 'Fails where process_pending() had to leave bookings for later';
