create or replace function booking.may_act_for(p_role text, p_user text) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select exists (
    select from booking.rights_of(p_role) m
    where m."right" = 'delegate' and (m.for_whom is null or p_user = any (m.for_whom)));
$$;
comment on function booking.may_act_for(text, text) is 'Whether a role is a delegate of a user';
