-- Plain SQL without settings: in FROM it is inlined, as many resources are looked at in one statement.
create or replace function booking.in_the_way(
  r booking.resource, p_span tstzrange, p_since timestamptz, p_taken tstzmultirange
) returns table (during tstzrange)
language sql stable
as $$
  (select booking.kept_clear(r, o.busy)
  from booking.overlapping(r.id, booking.busy_of(r, lower(p_span), upper(p_span))) o
  where o.status = 'VALID' or o.updated_at < p_since limit 1000)
  union all
  select u from booking.unbookable(r, p_span) u
  union all
  select c.clear from unnest(p_taken) t,
    lateral (select booking.kept_clear(r, booking.busy_of(r, lower(t), upper(t))) as clear) c where c.clear && p_span;
$$;
comment on function booking.in_the_way(booking.resource, tstzrange, timestamptz, tstzmultirange) is
  'What keeps who has waited since then from a span of a resource: VALID bookings, older PENDING ones, what others ahead get, and its own rules';
