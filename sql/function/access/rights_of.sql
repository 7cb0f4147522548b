create or replace function booking.rights_of(p_role text) returns setof booking.member
language sql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
as $$
  select m.* from booking.member m
  where m.role_oid = booking.role_oid(m.role)
    and (m.role in (p_role, 'public') or booking.is_in_group(p_role, m.role));
$$;
comment on function booking.rights_of(text) is
  'What gives a role its rights: its own rows, those of its group roles, and what everyone has';
