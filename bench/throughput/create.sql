-- As booking(1) sends them: the change, then the second look.
\set hour random(1, 1000000)
\set key random(1, 1000000000000)
select * from booking.create_booking(null, 'Bench', timestamptz '2031-01-01Z' + :hour * interval '1 hour', timestamptz '2031-01-01Z' + (:hour + 1) * interval '1 hour', null, 'bench-' || :key, 'create');
select * from booking.look_again(null, 'bench-' || :key);
