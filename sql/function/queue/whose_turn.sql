-- What was placed later than somebody began to wait is not let past him when his turn has come: he is about to take it.
create or replace function booking.whose_turn(b booking.booking) returns booking.waiter
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select t.waiter from booking.turns_now(array[(b).resource_id]) t
  where t.resource_id = (b).resource_id and t.busy && (b).busy and (t.waiter).since < (b).updated_at;
$$;
comment on function booking.whose_turn(booking.booking) is
  'Whose turn it is, of those who have waited for longer, to hold the resource at the time of a booking';
