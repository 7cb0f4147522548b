create or replace function booking.check_resources(p_resources text[]) returns void
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.fail('no-resource', n)
  from unnest(p_resources) n
  where not exists (select from booking.resource r where r.name = normalize(n, nfc)) limit 1;
$$;
comment on function booking.check_resources(text[]) is 'Refuses names that no resource has';
