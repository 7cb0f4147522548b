create or replace function booking.members(p_user text)
returns table (role text, "right" text, granted_by text, granted_at timestamptz, for_whom text[], holds boolean)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user, 'admin');
  return query
    select m.role, m."right", m.granted_by, m.granted_at, m.for_whom, coalesce(m.role_oid = role_oid(m.role), false)
    from booking.member m order by m.role, m."right";
end $$;
comment on function booking.members(text) is
  'Who has which rights, from whom, for whom, and whether they hold: not those of a role that was dropped';
