-- The actor is session_user, which no client can forge. Most act for themselves, by a right of their own: that is asked
-- here, in the quickest way (see hello.sql; two comparisons cost 0.1 ms less than one with a list); what is left,
-- authorize.sql looks into. Whoever asks for a right means to write, which takes a snapshot that shows what was revoked.
create or replace function booking.acting_for(p_user text, p_right text default null) returns text
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when booking.in_person() and coalesce(p_user = session_user, true)
      and (p_right is null or current_setting('transaction_isolation') = 'read committed')
      and exists (
        select from booking.member m
        where (m.role = session_user::text and m.role_oid = to_regrole(quote_ident(session_user))
            or m.role = 'public' and m.role_oid = 0)
          and (p_right is null or m."right" = p_right))
    then session_user
    else booking.authorize(p_user, p_right)
  end;
$$;
comment on function booking.acting_for(text, text) is
  'The user in whose name the session acts, or a refusal; a right of null: to read';
