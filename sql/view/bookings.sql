select booking.put_view('bookings', $view$
  select (b.booking).* from booking.all_bookings b
  where (b.booking).status <> 'DELETED' and (select booking.acting_for(null)) is not null
$view$, 'security_barrier');
comment on view booking.bookings is 'All that is not deleted, for psql and dashboards';
