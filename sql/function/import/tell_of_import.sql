-- Once for all of an import, as nobody reads a notice about each of so many. What is passed over is not booked anew where the
-- file says otherwise by now: that is for a person to hear of. (What was deleted here stays so, which is no news; what a
-- calendar of ours says, its own bookings tell.)
create or replace function booking.tell_of_import(p_import text) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  c_named constant int := 5;
  v_past bigint;
  v_lines bigint[];
begin
  select count(*) into v_past from staged(p_import) r
  where r.reason is null and r.end_time <= clock_timestamp() and coalesce(r.status, 'PENDING') in ('PENDING', 'VALID')
    and is_new_row(r);
  if v_past > 0 then
    perform raise_notice('BK002', case v_past when 1 then '1 booking lies in the past' else v_past || ' bookings lie in the past' end);
  end if;
  v_lines := array(
    select r.line from staged(p_import) r cross join lateral (
      select b.* from booking.booking b where b.id = r.id
      union all
      select b.* from booking.import_key k join booking.booking b on b.id = k.booking_id and b.resource_id = k.resource_id
      where k.user_id = r.user_id and k.key = r.key
      limit 1) b
    where num_nonnulls(r.key, r.id) > 0 and r.reason is null and b.status <> 'DELETED' and b.end_time > clock_timestamp()
      and ((b.start_time, b.end_time) <> (r.start_time, r.end_time) or r.status = 'DELETED'
        or not exists (select from booking.resource x where x.id = b.resource_id and x.name = r.resource_name))
    order by r.n);
  if cardinality(v_lines) > 0 then
    raise notice using errcode = 'BK006',
      message = format(case cardinality(v_lines) when 1 then '%s row differs from what is booked (line %s%s): what is booked stays'
        else '%s rows differ from what is booked (lines %s%s): what is booked stays' end, cardinality(v_lines),
        array_to_string(v_lines[:c_named], ', '), case when cardinality(v_lines) > c_named then ' and more' end),
      hint = 'where the file is right: booking update ID, or booking delete ID';
  end if;
end $$;
comment on function booking.tell_of_import(text) is
  'Notices about what was staged: how much of it is past, and how much had come before and differs from what is booked';
