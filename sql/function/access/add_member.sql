-- A role can call the functions from the moment that they would let it do something: a row and the grants are one
-- transaction. Granting is the owner's, as whom this runs.
create or replace function booking.add_member(p_user text, p_role text, p_rights text[]) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
begin
  perform acting_for(p_user, 'admin');
  perform begin_write();
  lock table booking.member in share row exclusive mode;
  perform refuse_member(p_role);
  insert into booking.member (role, "right") select p_role, r from unnest(p_rights) r on conflict do nothing;
  perform admit(array[p_role], true);
end $$;
comment on function booking.add_member(text, text, text[]) is
  'Gives rights to a login role, a group role, or public for everyone who can connect';
