create or replace function booking.announce_owed(p_user text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_more boolean;
begin
  perform acting_for(p_user, 'resolver');
  if not exists (select from booking.unannounced) then
    return false;
  end if;
  perform check_isolation();
  perform begin_write();
  v_more := announce_pairs();
  return announce_rest() or v_more;
end $$;
comment on function booking.announce_owed(text) is
  'A step of a pass: announces a page of the conflicts that writes left owed; false where none is left that can be';
