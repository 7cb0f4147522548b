-- :bookings VALID bookings of an hour with their two events each, on :resources resources, from today on: one in each four
-- hours, so that a time that is asked for at random is taken once in four times.
\set QUIET on
insert into booking.resource (name) select 'bench-' || i from generate_series(1, :resources) i union all select 'Bench';
insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status, rev)
select r.id, 'user-' || i % 5000, s, s + interval '1 hour', tstzrange(s, s + interval '1 hour'), 'VALID', 2
from (
  select i, 1 + i % :resources as number, date_trunc('day', now()) + (i / :resources * 4 + i % 4) * interval '1 hour' as s
  from generate_series(0, :bookings - 1) i) x
join booking.resource r on r.name = 'bench-' || x.number;
insert into booking.event (type, acting_for, booking_id, resource_id, user_id, start_time, end_time, status, rev, placement,
  created_at, updated_at)
select t.type, b.user_id, b.id, b.resource_id, b.user_id, b.start_time, b.end_time, t.status, t.rev, b.placement,
  b.created_at, b.updated_at
from booking.booking b, (values ('booking_created', 'PENDING', 1), ('booking_validated', 'VALID', 2)) t(type, status, rev);
vacuum analyze;
checkpoint;
