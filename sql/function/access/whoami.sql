create or replace function booking.whoami(p_user text)
returns table (role text, acting_for text, rights text[], reasons jsonb)
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  with reason as (
    select m.*, array_position(array['reader', 'user', 'delegate', 'resolver', 'admin'], m."right") as place
    from booking.rights_of(session_user) m
  )
  select session_user, u.name,
    array(select r."right" from reason r group by r."right", r.place order by r.place),
    (select coalesce(jsonb_agg(jsonb_build_object('right', r."right", 'through', r.role, 'for', r.for_whom)
      order by r.place, r.role), '[]') from reason r)
  from booking.acting_for(p_user) u(name);
$$;
comment on function booking.whoami(text) is
  'Who is logged in, in whose name the session acts, which rights the one who is logged in has, and through whom: himself, a group role, public';
