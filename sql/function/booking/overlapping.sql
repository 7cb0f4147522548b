-- Two halves, so that each is served by a partial index of its own. Plain SQL without settings: it is inlined. `offset 0`
-- keeps the look-up to its index and its two conditions: joined with a queue that statistics take for empty, it would read
-- that once for each. (Of small tables the planner reads the whole: who calls this has enable_seqscan off.)
create or replace function booking.overlapping(p_resource_id int, p_busy tstzrange) returns setof booking.booking
language sql stable
as $$
  (select b.* from booking.booking b
  where b.status = 'VALID' and b.resource_id = p_resource_id and b.busy && p_busy offset 0)
  union all
  (select b.* from booking.booking b
  where b.status = 'PENDING' and b.resource_id = p_resource_id and b.busy && p_busy offset 0);
$$;
comment on function booking.overlapping(int, tstzrange) is 'The live bookings of a resource that overlap a range';
