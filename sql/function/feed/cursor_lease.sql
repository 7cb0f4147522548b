create or replace function booking.cursor_lease() returns interval
language sql immutable
as $$
  select interval '15 seconds';
$$;
comment on function booking.cursor_lease() is 'For how long a named cursor is its holder''s who is not heard of any more';
