create or replace function booking.problem_of_excess(p_kind text, p_facts text[]) returns text
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return fail(p_kind, variadic p_facts);
exception when others then
  if sqlstate not like 'BK%' then
    raise;
  end if;
  return sqlerrm;
end $$;
comment on function booking.problem_of_excess(text, text[]) is 'Why a row is more than the limits allow (import_excess.sql)';
