create or replace function booking.near_limit(p_limit int) returns int
language sql immutable
as $$
  select p_limit - greatest(p_limit / 10, 100);
$$;
comment on function booking.near_limit(int) is 'From how many on one is near a limit: in its last tenth, or its last hundred';
