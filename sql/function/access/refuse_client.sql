create or replace function booking.refuse_client(p_client int, p_needs int) returns int
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when s.schema_version < p_needs then booking.fail('older-schema', s.schema_version::text, p_needs::text)
    when s.oldest_client > p_client then booking.fail('older-client', s.oldest_client::text, p_client::text)
    else booking.fail('restored')
  end::int
  from booking.setting s;
$$;
comment on function booking.refuse_client(int, int) is
  'What hello refuses with: program and schema do not fit, or the database was restored';
