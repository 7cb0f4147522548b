-- What a pass cannot do without: one UPDATE of the winners, known beforehand, and their event rows, on a copy of our own
-- database, so that the floor pays for our indexes.
\set QUIET on
create temp table winner (id uuid primary key);
\copy winner from pstdin
analyze winner;
checkpoint;
\timing on
with promoted as (
  update booking.booking b set status = 'VALID', rev = b.rev + 1 from winner w where w.id = b.id returning b.*
)
insert into booking.event (
  type, booking_id, resource_id, user_id, start_time, end_time, status, rev, note, placement, created_at, updated_at)
select 'booking_validated', p.id, p.resource_id, p.user_id, p.start_time, p.end_time, p.status, p.rev, p.note,
  p.placement, p.created_at, p.updated_at
from promoted p;
