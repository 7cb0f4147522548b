-- The actor is session_user, which no client can forge; acting for another is a right, and gives that one's rights only.
create or replace function booking.acting_for(p_user text, p_right text default null) returns text
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_user constant text := coalesce(clean_text('user name', p_user), session_user);
begin
  if v_user <> session_user then
    if not has_right(session_user, 'delegate') then
      perform fail('not-allowed', session_user, 'delegate', format('only a delegate may act for another: leave out --user %s', p_user));
    end if;
    if p_right not in ('user') and not has_right(v_user, p_right) then
      perform fail('not-allowed', v_user, p_right, 'an admin grants it: a row in booking.member');
    end if;
  elsif not has_right(v_user, p_right) then
    if p_right is null or not has_right(v_user, null) then
      perform fail('not-member', v_user);
    end if;
    perform fail('not-allowed', v_user, p_right, 'an admin grants it: a row in booking.member');
  end if;
  return v_user;
end $$;
comment on function booking.acting_for(text, text) is
  'The user in whose name and with whose rights the session acts, or a refusal; a right of null: to read';
