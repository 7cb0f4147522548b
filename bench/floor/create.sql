-- What `booking create` sends; a blank line ends a transaction.
select booking.hello(2, 1, false)
select * from (select timestamptz '2031-01-01Z' + floor(random() * 1e6) * interval '1 hour' as at offset 0) x, booking.create_booking(null, 'Bench', x.at, x.at + '1 hour', null, 'bench-' || pg_backend_pid(), 'create')

select * from booking.look_again(null, 'bench-' || pg_backend_pid())
select booking.overdue_since()
select * from booking.resolve_written(null, 'bench-' || pg_backend_pid())

