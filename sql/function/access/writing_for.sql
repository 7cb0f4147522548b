-- acting_for.sql for functions that write. They are PL/pgSQL, which the session has loaded by then: so is this, whose plans it
-- keeps, where SQL would be planned anew in each transaction (a sixth of what the server does for a create).
create or replace function booking.writing_for(p_user text, p_or text default null) returns text
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return case
    when in_person() and coalesce(p_user = session_user, true)
      and current_setting('transaction_isolation') = 'read committed'
      and exists (select from own_rights() m where m."right" = 'user')
    then session_user
    else authorize(p_user, 'user', p_or)
  end;
end $$;
comment on function booking.writing_for(text, text) is
  'The user in whose name the session books, or a refusal; with another right that will do for what changes what is there';
