create or replace function booking.role_list(p_names jsonb) returns text[]
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_names constant text[] := array(select distinct n from jsonb_array_elements_text(p_names) n where n <> '' order by n);
  v_missing constant text := (
    select n from unnest(v_names) n where not exists (select from pg_roles r where r.rolname = n) order by n limit 1);
begin
  if v_missing is not null then
    perform fail('no-group', v_missing);
  end if;
  return nullif(v_names, '{}');
end $$;
comment on function booking.role_list(jsonb) is 'Names of roles, each once; null for none; a refusal where there is no such role';
