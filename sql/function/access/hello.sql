-- Every conversation opens with it, so it is short. It is SQL, and what it calls must be: the first PL/pgSQL function that
-- a session so much as names costs it half a millisecond.
create or replace function booking.hello(p_client int, p_needs int, p_anywhere boolean default false) returns int
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when s.schema_version >= p_needs and s.oldest_client <= p_client and (p_anywhere or booking.is_this_server())
    then s.schema_version
    else booking.refuse_client(p_client, p_needs)
  end
  from booking.setting s;
$$;
comment on function booking.hello(int, int, boolean) is
  'Opens every conversation: refuses a client or a schema that is too old, and, unless p_anywhere, a restored database';
