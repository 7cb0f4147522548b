-- SQL, as hello.sql is: every list names it.
create or replace function booking.is_shown(p_owner text, p_readers text[], p_sight booking.sight) returns boolean
language sql immutable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select (p_sight).everything or p_owner = any ((p_sight).users)
    or case when p_readers is null then (p_sight).is_open else p_readers && (p_sight).groups end;
$$;
comment on function booking.is_shown(text, text[], booking.sight) is
  'Whether whose a booking is, and what it is for, is seen: by whom it is, by readers of its resource, or by everybody';
