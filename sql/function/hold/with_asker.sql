-- Of very many the first are forgotten, for whom the last will do.
create or replace function booking.with_asker(p_askers uuid[], p_new uuid[]) returns uuid[]
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when p_askers @> p_new then p_askers else p_askers[greatest(1, cardinality(p_askers) - 14):] || p_new end;
$$;
comment on function booking.with_asker(uuid[], uuid[]) is 'The programs that ask under a key, with one more';
