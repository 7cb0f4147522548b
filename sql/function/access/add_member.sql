-- A role can call the functions from the moment that they would let it do something: a row and the grants are one
-- transaction. Granting is the owner's, as whom this runs.
-- Those who change rights wait for each other and for an upgrade, and keep nobody else waiting: so they may wait for long.
create or replace function booking.add_member(
  p_user text, p_role text, p_rights text[], p_for text[] default null
) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
declare
  v_user constant text := acting_for(p_user, 'admin');
  v_for constant text[] := nullif(array(select clean_text('user name', n) from unnest(p_for) n), '{}');
begin
  perform begin_write();
  lock table booking.member in share row exclusive mode;
  perform refuse_member(p_role);
  perform give_right(v_user, p_role, r, case r when 'delegate' then v_for end) from unnest(p_rights) r;
  perform set_access(array[p_role], true);
end $$;
comment on function booking.add_member(text, text, text[], text[]) is
  'Gives rights to a login role, a group role, or public for everyone who can connect; to act for another, p_for names whom';
