create or replace function booking.sign_of_life() returns interval
language sql immutable
as $$
  select interval '15 seconds';
$$;
comment on function booking.sign_of_life() is 'How old the last sign of life of whoever waits may be';
