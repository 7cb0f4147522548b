create or replace function booking.hello(p_client int, p_needs int) returns int
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_version constant int := (select max(version) from booking.migration);
  v_oldest constant int := (select oldest_client from booking.setting);
begin
  if v_version < p_needs then
    perform fail('older-schema', v_version::text, p_needs::text);
  elsif v_oldest > p_client then
    perform fail('older-client', v_oldest::text, p_client::text);
  end if;
  return v_version;
end $$;
comment on function booking.hello(int, int) is 'Opens every conversation: refuses a client or a schema that is too old';
