-- What was given to a role of that name that is gone now is no part of it. Nothing is taken here: who may act for everybody
-- may do so still when somebody is named besides.
create or replace function booking.give_right(p_user text, p_role text, p_right text, p_for text[] default null) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_old booking.member;
  v_new booking.member;
begin
  for v_old in
    delete from booking.member m where m.role = p_role and m.role_oid <> role_oid(p_role) returning m.*
  loop
    perform write_audit(p_user, 'member', p_role, right_image(v_old), null);
  end loop;
  select m.* into v_old from booking.member m where m.role = p_role and m."right" = p_right;
  insert into booking.member as m (role, "right", role_oid, for_whom) values (p_role, p_right, role_oid(p_role), p_for)
  on conflict (role, "right") do update
  set role_oid = excluded.role_oid, for_whom = case when m.for_whom is not null and excluded.for_whom is not null
    then array(select distinct f from unnest(m.for_whom || excluded.for_whom) f order by f) end
  returning m.* into v_new;
  perform write_audit(p_user, 'member', p_role, right_image(v_old), right_image(v_new));
end $$;
comment on function booking.give_right(text, text, text, text[]) is
  'Gives a role a right, one to act for another for these users alone; null: for all';
