-- A snapshot of the right form can still be none (its end before its beginning, say): only the cast knows.
create or replace function booking.read_cursor(p_text text) returns booking.feed_cursor
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_part constant text[] := string_to_array(p_text, '/');
  v_end constant text[] := string_to_array(v_part[cardinality(v_part)], '.');
begin
  if p_text = 'beginning' then
    return (
      select row(left(s.epoch::text, 8), '1:1:'::pg_snapshot, null, 0, '00000000', coalesce(
        (select p.xid from booking.prune p order by p.id desc limit 1), '0'), null)::booking.feed_cursor
      from booking.setting s);
  elsif length(p_text) > 200000 or p_text !~ concat(
    '^[0-9a-f]{8}([.][0-9a-f]{8}[.][0-9]{1,19})?/(b[0-9]{1,19}|[0-9]{1,19}:[0-9]{1,19}:[0-9,]*)',
    '(/[0-9]{1,19}:[0-9]{1,19}:[0-9,]*)?/[0-9]{1,18}[.][0-9a-f]{8}$')
  then
    perform fail('bad-cursor');
  end if;
  return row(
    left(v_part[1], 8), case when v_part[2] like 'b%' then '1:1:' else v_part[2] end::pg_snapshot,
    case when cardinality(v_part) = 4 then v_part[3] end::pg_snapshot, v_end[1]::bigint, v_end[2],
    case when v_part[2] like 'b%' then substr(v_part[2], 2) end::xid8, nullif(substr(v_part[1], 10), ''))::booking.feed_cursor;
exception when data_exception then
  perform fail('bad-cursor');
end $$;
comment on function booking.read_cursor(text) is 'A cursor from its text; beginning is one that covers nothing but what was pruned';
