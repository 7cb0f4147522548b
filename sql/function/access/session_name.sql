-- Who is connected, and as which process, is for those who can do something about it.
create or replace function booking.session_name(p_role text, p_detail text) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when booking.has_right(session_user, 'admin') or booking.has_right(session_user, 'resolver')
    then format('%s (%s)', p_role, p_detail) else 'another session' end;
$$;
comment on function booking.session_name(text, text) is 'A session as admins and resolvers read of it, and as others do';
