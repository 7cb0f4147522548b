create or replace function booking.refuse_span(p_what text, p_span interval) returns interval
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.fail('bad-span', p_what, p_span::text)::interval;
$$;
comment on function booking.refuse_span(text, interval) is 'What bounded_span refuses with';
