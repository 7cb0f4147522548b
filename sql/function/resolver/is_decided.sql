-- PL/pgSQL, which keeps its plan: a function in SQL would be planned anew in each transaction, twice.
create or replace function booking.is_decided(
  p_grace interval, p_resources int[], p_span tstzrange, p_since bigint
) returns boolean
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return exists (
    select from booking.decided d
    where d.id > p_since and d.grace = p_grace and d.resources = p_resources and d.span is not distinct from p_span);
end $$;
comment on function booking.is_decided(interval, int[], tstzrange, bigint) is
  'Whether a resolver of this grace period has decided this very chunk with a number behind this one';
