create or replace function booking.whoami(p_user text)
returns table (role text, acting_for text, rights text[])
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select session_user, u.name, array(
    select r from unnest(array['user', 'delegate', 'resolver', 'admin']) r where booking.has_right(session_user, r))
  from booking.acting_for(p_user) u(name);
$$;
comment on function booking.whoami(text) is 'Who is logged in, in whose name the session acts, and which rights the one who is logged in has';
