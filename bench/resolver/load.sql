-- :bookings PENDING bookings over :resources resources, each of up to two hours in :slots quarters of an hour.
\set QUIET on
select setseed(0.42);
insert into booking.resource (name) select 'bench-' || i from generate_series(1, :resources) i;
insert into booking.booking (resource_id, user_id, start_time, end_time, busy, created_at, updated_at)
select 1 + i % :resources, 'user-' || (random() * 500)::int, x.s, x.e, tstzrange(x.s, x.e), x.at, x.at
from generate_series(1, :bookings) i,
  lateral (select timestamptz '2031-03-01Z' + (random() * :slots + i * 0)::int * interval '15 min' as s) t,
  lateral (select t.s, t.s + (1 + (random() * 7)::int) * interval '15 min' as e,
    now() - interval '10 min' + i * interval '1 ms' as at) x;
vacuum analyze booking.booking;
checkpoint;
