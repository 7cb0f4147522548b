-- Before anything is added for it: each new resource counts by itself, under a number that none has. Of very many rows, those
-- find it out that are the first too many (import_part.sql). The refusal says how many are asked for, and of what.
create or replace function booking.check_staged(p_import text) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 20000;
  v_rows booking.import_row[];
begin
  if (select count(*) > c_most from (select from staged(p_import) limit c_most + 1) s) then
    return;
  end if;
  v_rows := array(select r from rows_to_book(p_import, 0, 9223372036854775807) r where is_counted(r));
  if not are_far_from_limits(array(select r.user_id from unnest(v_rows) r), array(select r.resource_name from unnest(v_rows) r))
    or exists (select from booking.share)
    or exists (select from booking.setting s where s.per_week is not null)
  then
    perform fail(e.kind, variadic e.in_all) from import_excess(p_import) e order by e.n limit 1;
    perform check_amounts(array(
      select imported_booking(n.r, case when x.id is null then jsonb_populate_record(null::booking.resource, jsonb_build_object('id', -n.place)) else x end)
      from (select r, dense_rank() over (order by r.resource_name)::int as place from unnest(v_rows) r) n
      left join booking.resource x on x.name = (n.r).resource_name), false);
  end if;
end $$;
comment on function booking.check_staged(text) is
  'Refuses what was staged where it is more than the limits allow its owners';
