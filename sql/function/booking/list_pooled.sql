-- What list_bookings.sql gives, for sessions that a pooler keeps and does not reset: there the plan is kept too, which is two
-- thirds of what a short list costs; in a fresh session this takes twice as long. A plan outlives what it was made for: one of
-- an empty table reads a whole index once that is full, until the table is analysed. So a small table has a plan of its own,
-- and a big one is never asked by it. The condition, which is always true, names the view: of what stands in bookings_in.sql,
-- PostgreSQL does not know that a plan has to go by it, and the view may get another column.
-- (https://www.postgresql.org/docs/current/plpgsql-implementation.html#PLPGSQL-PLAN-CACHING)
create or replace function booking.list_pooled(
  p_user text, p_resources text[] default null, p_from timestamptz default null, p_to timestamptz default null,
  p_statuses text[] default null, p_upcoming boolean default false
) returns setof booking.public_booking
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  if pg_relation_size('booking') < 1024 * 1024 then
    return query select b.* from bookings_in(
      acting_for(p_user), p_resources, p_from, p_to, p_statuses, false, p_upcoming, null, null) b
      where not exists (select from all_bookings where false);
  else
    return query select b.* from bookings_in(
      acting_for(p_user), p_resources, p_from, p_to, p_statuses, false, p_upcoming, null, null) b
      where not exists (select from all_bookings where false);
  end if;
end $$;
comment on function booking.list_pooled(text, text[], timestamptz, timestamptz, text[], boolean) is
  'As list_bookings, quicker in a session that a pooler keeps';
