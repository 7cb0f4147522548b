-- A delegate lends what the one may whom he acts for; an admin is one in whosever name.
create or replace function booking.may_book(p_user text, p_resource_id int) returns boolean
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select r.bookers is null or is_among(p_user, r.bookers) or has_right(session_user, 'admin')
  from booking.resource r where r.id = p_resource_id;
$$;
comment on function booking.may_book(text, int) is 'Whether a resource is for a user, or for everybody';
