-- A dump leaves out rights that are the default, and lists the others in an order of its own.
create or replace function booking.rights_text(p_rights aclitem[]) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce(string_agg(r::text, ',' order by r::text collate "C"), '') from unnest(p_rights) r;
$$;
comment on function booking.rights_text(aclitem[]) is 'Rights in words that are the same for the same rights';
