-- Notices for the person who books. booking(1) prints those of SQLSTATE class BK and no others.
create or replace function booking.raise_notice(p_state text, p_message text) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  raise notice using errcode = p_state, message = p_message;
end $$;
comment on function booking.raise_notice(text, text) is 'A notice to the user';
