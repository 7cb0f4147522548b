create or replace function booking.late_work(p_work jsonb) returns table (resource_id int, span tstzrange)
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select l.resource, l.span from jsonb_to_recordset(p_work -> 'late') l(resource int, span tstzrange)
  where booking.acting_for(null, 'resolver') is not null;
$$;
comment on function booking.late_work(jsonb) is 'What process_pending() has put off';
