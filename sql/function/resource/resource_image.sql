create or replace function booking.resource_image(r booking.resource) returns jsonb
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select jsonb_strip_nulls(to_jsonb(r) || jsonb_build_object(
    'buffer_before', nullif(r.buffer_before, '0'), 'buffer_after', nullif(r.buffer_after, '0')));
$$;
comment on function booking.resource_image(booking.resource) is 'A resource as the audit keeps it: with what is set, and no more';
