create or replace function booking.is_among(p_name text, p_roles text[]) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select exists (select from unnest(p_roles) r where r = p_name or booking.is_in_group(p_name, r));
$$;
comment on function booking.is_among(text, text[]) is 'Whether a user is one of these roles, or a member of one of these group roles';
