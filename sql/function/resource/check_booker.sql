-- A delegate lends what the one may whom he acts for; an admin is one in whosever name.
create or replace function booking.check_booker(p_user text, p_resource_id int) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  r booking.resource;
begin
  select x.* into r from booking.resource x where x.id = p_resource_id;
  if r.bookers is not null and not is_among(p_user, r.bookers) and not has_right(session_user, 'admin') then
    perform fail('not-booker', p_user, r.name, case r.bookers when '{}' then 'admins'
      else array_to_string(r.bookers, ', ') end);
  end if;
end $$;
comment on function booking.check_booker(text, int) is 'Refuses who may not book a resource';
