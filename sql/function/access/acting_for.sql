-- The actor is session_user, which no client can forge. Most act for themselves, by a right of their own: that is asked
-- here, in the quickest way (see hello.sql); what is left, authorize.sql looks into. Whoever asks for a right means to write,
-- which takes a snapshot that shows what was revoked. SQL, as hello.sql is; what writes goes by writing_for.sql.
create or replace function booking.acting_for(p_user text, p_right text default null) returns text
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when booking.in_person() and coalesce(p_user = session_user, true)
      and (p_right is null or current_setting('transaction_isolation') = 'read committed')
      and exists (select from booking.own_rights() m where p_right is null or m."right" = p_right)
    then session_user
    else booking.authorize(p_user, p_right)
  end;
$$;
comment on function booking.acting_for(text, text) is
  'The user in whose name the session acts, or a refusal; a right of null: to read';
