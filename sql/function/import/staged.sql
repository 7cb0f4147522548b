-- Inlined, as it has no settings. session_user is a name, and those sort by another collation than the column: without
-- "default" the index finds what has been staged by its second and third column alone, which is by reading all of it.
create or replace function booking.staged(p_import text) returns setof booking.import_row
language sql stable
as $$
  select r.* from booking.import_row r where r.actor = session_user collate "default" and r.import = p_import;
$$;
comment on function booking.staged(text) is 'What the one who is logged in has staged of an import';
