create or replace function booking.end_import(p_user text, p_import text) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
begin
  perform writing_for(p_user);
  delete from booking.import_row r where r.actor = session_user collate "default" and r.import = p_import;
end $$;
comment on function booking.end_import(text, text) is 'Forgets what was staged';
