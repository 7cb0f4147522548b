-- Every grant lengthens the access lists of all doors and views; one for a group role is one for all in it.
create or replace function booking.refuse_member(p_role text) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 200;
begin
  if p_role <> 'public' and not exists (select from pg_roles r where r.rolname = p_role) then
    perform fail('no-role', p_role);
  elsif (select count(distinct m.role) from booking.member m where m.role <> p_role) >= c_most then
    perform fail('many-members', p_role, c_most::text);
  end if;
end $$;
comment on function booking.refuse_member(text) is 'Refuses rights for a role that is not there, or for too many roles';
