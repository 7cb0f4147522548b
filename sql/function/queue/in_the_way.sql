-- (PL/pgSQL keeps its plans, and SQL does not: a queue of fifty asks two hundred times.)
create or replace function booking.in_the_way(
  p_resource_id int, p_span tstzrange, p_since timestamptz, p_taken tstzmultirange
) returns table (busy tstzrange)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
#variable_conflict use_column
begin
  return query
    (select o.busy from overlapping(p_resource_id, p_span) o
    where o.status = 'VALID' or o.updated_at < p_since limit 1000)
    union all
    (select c.during from booking.closure c where c.resource_id = p_resource_id and c.during && p_span limit 1000)
    union all
    select t from unnest(p_taken) t where t && p_span;
end $$;
comment on function booking.in_the_way(int, tstzrange, timestamptz, tstzmultirange) is
  'What keeps who has waited since then from a span of a resource: VALID bookings, older PENDING ones, and what others ahead get';
