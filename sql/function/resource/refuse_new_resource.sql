-- p_user: who adds it by hand, as an admin always may; null for a booking, whose resource adds itself.
create or replace function booking.refuse_new_resource(p_user text, p_name text) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  -- Of one who is no admin.
  c_most constant int := 1000;
  v_similar constant text := (
    select r.name from booking.resource r where fold(r.name) collate "C" = fold(p_name) and r.name <> p_name);
begin
  if v_similar is not null then
    perform fail('similar', p_name, v_similar);
  elsif (select resources_closed from booking.setting) and (p_user is null or not has_right(session_user, 'admin')) then
    perform fail('closed', p_name);
  elsif (select count(*) from (
      select from booking.resource r where r.created_by = session_user collate "default" limit c_most) x) = c_most
    and not has_right(session_user, 'admin')
  then
    perform fail('many-resources', session_user, c_most::text);
  end if;
end $$;
comment on function booking.refuse_new_resource(text, text) is
  'Refuses a new name that looks like an existing one, or that only an admin may add, also as the user has added so many';
