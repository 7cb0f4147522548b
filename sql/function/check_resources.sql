create or replace function booking.check_resources(p_resources text[]) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_unknown constant text := (
    select n from unnest(p_resources) n
    where not exists (select from booking.resource r where r.name = normalize(n, nfc)) limit 1);
begin
  if v_unknown is not null then
    perform fail('no-resource', v_unknown, 'see what there is with: booking resource list');
  end if;
end $$;
comment on function booking.check_resources(text[]) is 'Refuses names that no resource has';
