create or replace function booking.is_work_left(p_work jsonb) returns boolean
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.acting_for(null, 'resolver') is not null and p_work -> 'late' <> '[]';
$$;
comment on function booking.is_work_left(jsonb) is 'Whether chunks of process_pending() were put off';
