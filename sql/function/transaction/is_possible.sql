-- Whatever is in the table: what nobody can hold for so long is in nobody's way.
create or replace function booking.is_possible(w booking.waiter) returns boolean
language sql immutable
as $$
  select booking.is_length(w.length) and booking.is_length(w.least) and w.least <= w.length;
$$;
comment on function booking.is_possible(booking.waiter) is 'Whether what somebody waits for can be, as to its length';
