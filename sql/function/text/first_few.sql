create or replace function booking.first_few(p_items text[]) returns text
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select nullif(array_to_string(p_items[:4], ', '), '')
    || case when cardinality(p_items) > 4 then format(', … and %s more', cardinality(p_items) - 4) else '' end;
$$;
comment on function booking.first_few(text[]) is
  'A list as messages show it, which is short; null for an empty one';
