-- :bookings VALID bookings of an hour, side by side on 200 resources, without a rest between them.
\set QUIET on
insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status)
select 1 + i % 200, 'user-' || i % 500, s, s + interval '1 hour', tstzrange(s, s + interval '1 hour'), 'VALID'
from (select i, timestamptz '2031-03-01Z' + i / 200 * interval '1 hour' as s from generate_series(0, :bookings - 1) i) x;
vacuum analyze booking.booking;
checkpoint;
