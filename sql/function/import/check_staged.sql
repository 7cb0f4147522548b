-- Before anything is added for it. Of very many rows, those find it out that are the first too many (import_part.sql).
create or replace function booking.check_staged(p_import text) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 20000;
  v_rows constant booking.import_row[] := array(
    select r from rows_to_book(p_import, 0, 9223372036854775807) r where r.id is null order by r.n limit c_most + 1);
begin
  if cardinality(v_rows) <= c_most then
    perform check_amounts(array(
      select imported_booking(r, x) from unnest(v_rows) r left join booking.resource x on x.name = r.resource_name), false, false);
  end if;
end $$;
comment on function booking.check_staged(text) is
  'Refuses what was staged where it is more than the limits allow its owners';
