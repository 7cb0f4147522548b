-- :bookings PENDING bookings of up to two hours, over :resources resources and :slots quarters of an hour, oldest first.
\set QUIET on
select setseed(0.42);
insert into booking.resource (name) select 'bench-' || i from generate_series(1, :resources) i;
insert into booking.booking (resource_id, user_id, start_time, end_time, busy, created_at, updated_at)
select 1 + b.i % :resources, 'user-' || b.i % 500, b.s, b.e, tstzrange(b.s, b.e), b.at, b.at
from (
  select i, s, s + (1 + (random() * 7)::int) * interval '15 min' as e, now() - interval '10 min' + i * interval '1 ms' as at
  from (
    select i, timestamptz '2031-03-01Z' + (random() * :slots)::int * interval '15 min' as s
    from generate_series(1, :bookings) i) x) b;
vacuum analyze booking.booking;
checkpoint;
