-- A create, and a change of mind: an update, or giving it up.
\set resource random(1, :resources)
\set person random(1, 5000)
\set hour random(0, :hours - 2)
\set key random(1, 1000000000000)
\set gone random(0, 1)
select id from booking.create_booking('user-' || :person, 'bench-' || :resource, date_trunc('day', now()) + :hour * interval '1 hour', date_trunc('day', now()) + (:hour + 1) * interval '1 hour', null, 'bench-' || :key, 'create') limit 1 \gset
select * from booking.look_again('user-' || :person, 'bench-' || :key);
\if :gone
select 1 from booking.delete_bookings('user-' || :person, array[:id]);
\else
select 1 from booking.update_booking('user-' || :person, :id, date_trunc('day', now()) + (:hour + 1) * interval '1 hour', date_trunc('day', now()) + (:hour + 2) * interval '1 hour');
\endif
