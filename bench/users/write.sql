-- A create and its update, each a transaction of its own with its second look, as booking(1) sends them.
\set resource random(1, 200)
\set hour random(1, 1000000)
select id from booking.create_booking(null, 'bench-' || :resource, timestamptz '2032-01-01Z' + :hour * interval '1 hour', timestamptz '2032-01-01Z' + (:hour + 1) * interval '1 hour', null, 'c-' || :client_id || '-' || :hour || '-' || :resource, 'c') limit 1 \gset
select 1 from booking.look_again(null, 'c-' || :client_id || '-' || :hour || '-' || :resource);
select 1 from booking.update_booking(null, ':id', timestamptz '2032-01-01Z' + (:hour + 2) * interval '1 hour', timestamptz '2032-01-01Z' + (:hour + 3) * interval '1 hour');
