-- Plain SQL without settings: in FROM it is inlined. Without a booking that is to be moved only the indexes are read, not the
-- table, which is several times as quick where much is booked.
create or replace function booking.taken_in(r booking.resource, p_span tstzrange, p_ignore_pending boolean, p_besides uuid)
returns setof tstzrange
language sql stable
as $$
  (select booking.kept_clear(r, b.busy) from booking.booking b
  where b.status = 'VALID' and b.resource_id = r.id and b.busy && booking.busy_of(r, lower(p_span), upper(p_span))
    and p_besides is null offset 0)
  union all
  (select booking.kept_clear(r, b.busy) from booking.booking b
  where b.status = 'PENDING' and b.resource_id = r.id and b.busy && booking.busy_of(r, lower(p_span), upper(p_span))
    and p_besides is null and not p_ignore_pending offset 0)
  union all
  select booking.kept_clear(r, o.busy)
  from booking.overlapping(r.id, booking.busy_of(r, lower(p_span), upper(p_span))) o
  where p_besides is not null and o.id <> p_besides and (o.status = 'VALID' or not p_ignore_pending)
  union all
  select u.* from booking.unbookable(r, p_span) u;
$$;
comment on function booking.taken_in(booking.resource, tstzrange, boolean, uuid) is
  'Where in a span no booking of a resource can lie, but for one that is to be moved';
