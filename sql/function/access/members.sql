create or replace function booking.members(p_user text)
returns table (role text, "right" text, granted_by text, granted_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user, 'admin');
  return query select m.role, m."right", m.granted_by, m.granted_at from booking.member m order by m.role, m."right";
end $$;
comment on function booking.members(text) is 'Who has which rights, and from whom';
