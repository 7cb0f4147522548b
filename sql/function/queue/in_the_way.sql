-- (PL/pgSQL keeps its plans, and SQL does not: a queue of fifty asks two hundred times.)
create or replace function booking.in_the_way(
  r booking.resource, p_span tstzrange, p_since timestamptz, p_taken tstzmultirange
) returns table (during tstzrange)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
begin
  return query
    (select kept_clear(r, o.busy) from overlapping(r.id, busy_of(r, lower(p_span), upper(p_span))) o
    where o.status = 'VALID' or o.updated_at < p_since limit 1000)
    union all
    select unbookable(r, p_span)
    union all
    select c from unnest(p_taken) t, lateral (select kept_clear(r, busy_of(r, lower(t), upper(t))) as c) c where c && p_span;
end $$;
comment on function booking.in_the_way(booking.resource, tstzrange, timestamptz, tstzmultirange) is
  'What keeps who has waited since then from a span of a resource: VALID bookings, older PENDING ones, what others ahead get, and its own rules';
