create or replace function booking.drifted_definitions() returns setof text
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce(i.object, n.object)
  from booking.definition i full join booking.definitions() n on n.object = i.object
  where i.wording is distinct from n.wording;
$$;
comment on function booking.drifted_definitions() is 'What of the schema is not as booking init left them';
