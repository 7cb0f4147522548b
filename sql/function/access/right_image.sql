create or replace function booking.right_image(m booking.member) returns jsonb
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select jsonb_strip_nulls(jsonb_build_object('right', (m)."right", 'for', (m).for_whom)) where (m)."right" is not null;
$$;
comment on function booking.right_image(booking.member) is 'A right as the audit keeps it';
