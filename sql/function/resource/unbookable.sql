create or replace function booking.unbookable(r booking.resource, p_span tstzrange) returns setof tstzrange
language sql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
as $$
  (select kept_clear(r, c.during) from booking.closure c
  where c.resource_id = r.id and c.during && busy_of(r, lower(p_span), upper(p_span)) limit 1000)
  union all
  select shut(r, p_span);
$$;
comment on function booking.unbookable(booking.resource, tstzrange) is
  'Where in a span no booking of a resource can lie, whatever others have booked: out of hours, and in closures';
