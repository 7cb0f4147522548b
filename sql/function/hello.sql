create or replace function booking.hello(p_client int, p_needs int) returns int
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when m.version < p_needs then booking.fail('older-schema', m.version::text, p_needs::text)::int
    when s.oldest_client > p_client then booking.fail('older-client', s.oldest_client::text, p_client::text)::int
    else m.version
  end
  from booking.setting s, (select coalesce(max(version), 0) as version from booking.migration) m;
$$;
comment on function booking.hello(int, int) is 'Opens every conversation: refuses a client or a schema that is too old';
