-- Planning the statements of the first hold in a session takes longer than the hold itself: whoever waits, and has the time to
-- ask when his turn comes, does it meanwhile.
create or replace function booking.prepare_hold() returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform place('{}', null, null);
  perform decide('VALID', null, '{}', '{}');
  perform come('{}', null);
end $$;
comment on function booking.prepare_hold() is 'Holds nothing, so that the session''s next hold is quicker';
