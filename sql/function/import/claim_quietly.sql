create or replace function booking.claim_quietly(p_user text, p_name text) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set client_min_messages = warning
as $$
begin
  perform claim_resource(p_user, p_name);
end $$;
comment on function booking.claim_quietly(text, text) is 'Adds a resource without a notice: one tells of all of them';
