-- A grace period that is stored, or compared with, has to be one that times can be added to. It is SQL, as hello.sql is.
create or replace function booking.bounded_span(p_what text, p_span interval) returns interval
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when p_span < '0' or p_span > '100 years' then booking.refuse_span(p_what, p_span) else p_span end;
$$;
comment on function booking.bounded_span(text, interval) is 'A length of time, refused where it is negative or beyond 100 years';
