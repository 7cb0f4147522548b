-- What `booking create` sends, for one of 5,000 people, at a random hour.
\set resource random(1, :resources)
\set person random(1, 5000)
\set hour random(0, :hours - 1)
\set key random(1, 1000000000000)
select * from booking.create_booking('user-' || :person, 'bench-' || :resource, date_trunc('day', now()) + :hour * interval '1 hour', date_trunc('day', now()) + (:hour + 1) * interval '1 hour', null, 'bench-' || :key, 'create');
select * from booking.look_again('user-' || :person, 'bench-' || :key);
select * from booking.resolve_written('user-' || :person, 'bench-' || :key);
