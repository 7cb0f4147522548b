create or replace function booking.hello(p_client int, p_needs int, p_anywhere boolean default false) returns int
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when m.version < p_needs then booking.fail('older-schema', m.version::text, p_needs::text)::int
    when s.oldest_client > p_client then booking.fail('older-client', s.oldest_client::text, p_client::text)::int
    when not (p_anywhere or booking.is_at_home()) then booking.fail('restored')::int
    else m.version
  end
  from booking.setting s, (select coalesce(max(version), 0) as version from booking.migration) m;
$$;
comment on function booking.hello(int, int, boolean) is
  'Opens every conversation: refuses a client or a schema that is too old, and, unless p_anywhere, a restored database';
