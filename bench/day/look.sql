-- What `booking list RESOURCE --date` sends.
\set resource random(1, :resources)
\set day random(0, :hours / 24 - 1)
select * from booking.list_bookings(null, array['bench-' || :resource], date_trunc('day', now()) + :day * interval '1 day', date_trunc('day', now()) + (:day + 1) * interval '1 day');
