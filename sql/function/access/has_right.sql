create or replace function booking.has_right(p_role text, p_right text) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select exists (select from booking.rights_of(p_role) m where p_right is null or m."right" = p_right);
$$;
comment on function booking.has_right(text, text) is
  'Whether a role has a right (null: any right), itself, through a group role, or as everyone has it';
