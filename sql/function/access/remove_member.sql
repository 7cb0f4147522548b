create or replace function booking.remove_member(p_user text, p_role text, p_rights text[] default null) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
declare
  v_user constant text := acting_for(p_user, 'admin');
  v_gone booking.member;
begin
  perform begin_write();
  lock table booking.member in share row exclusive mode;
  for v_gone in
    delete from booking.member m where m.role = p_role and (p_rights is null or m."right" = any (p_rights)) returning m.*
  loop
    perform write_audit(v_user, 'member', p_role, right_image(v_gone), null);
  end loop;
  if not found then
    perform refuse_member(p_role);
  elsif not exists (select from booking.member m where m.role = p_role) then
    perform set_access(array[p_role], false);
  end if;
  if not has_admin() then
    perform fail('last-admin', p_role);
  end if;
end $$;
comment on function booking.remove_member(text, text, text[]) is
  'Takes rights from a role (null: all it has), unless nobody would be left to give them back';
