-- What most of those who are woken find, and the quickest to find: then nobody's turn need be planned.
create or replace function booking.is_busy(w booking.waiter, p_now timestamptz) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
as $$
  select case when (w).takes_all then coalesce(bool_or(r.is_held), false) else bool_and(r.is_held) end
  from (
    select exists (
      select from booking.booking b
      where b.status = 'VALID' and b.resource_id = u.id and b.busy @> p_now) as is_held
    from unnest((w).resources) u(id)) r;
$$;
comment on function booking.is_busy(booking.waiter, timestamptz) is
  'Whether somebody has what a waiter wants, so that it cannot be its turn';
