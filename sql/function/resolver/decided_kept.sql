create or replace function booking.decided_kept() returns bigint
language sql immutable
as $$
  select 5000::bigint;
$$;
comment on function booking.decided_kept() is 'How many of the last notes of decided chunks are kept';
