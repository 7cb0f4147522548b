-- For the procedure, which cannot both commit and catch. What may pass by itself, and what somebody wrote around the
-- functions (23P01, whose DETAIL shows other people's values), is given back as its SQLSTATE; the rest is raised.
create or replace function booking.try_chunk(
  p_grace interval, p_resources int[], p_span tstzrange, p_wait boolean default false, p_careful boolean default false,
  p_besides uuid[] default '{}'
) returns table (promoted int, rejected int, held int, skipped int[], holders text[], problem text)
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return query
    select c.promoted, c.rejected, c.held, c.skipped, c.holders, null::text
    from resolve_chunk(null, p_grace, p_resources, p_span, p_wait, p_careful, null, p_besides) c;
exception
  when serialization_failure or deadlock_detected or lock_not_available or exclusion_violation then
    return query select 0, 0, 0, '{}'::int[], null::text[], sqlstate;
end $$;
comment on function booking.try_chunk(interval, int[], tstzrange, boolean, boolean, uuid[]) is
  'resolve_chunk, with what keeps it from its work as a result instead of an error';
