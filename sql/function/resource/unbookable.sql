-- Plain SQL without settings: in FROM it is inlined, which makes a search among many resources three times as quick.
create or replace function booking.unbookable(r booking.resource, p_span tstzrange) returns setof tstzrange
language sql stable
as $$
  (select booking.kept_clear(r, c.during) from booking.closure c
  where c.resource_id = r.id and c.during && booking.busy_of(r, lower(p_span), upper(p_span)) limit 1000)
  union all
  (select s from booking.shut(r, p_span) s where num_nonnulls(r.opens, r.closed_days) > 0);
$$;
comment on function booking.unbookable(booking.resource, tstzrange) is
  'Where in a span no booking of a resource can lie, whatever others have booked: out of hours, and in closures';
