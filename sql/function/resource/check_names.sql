-- A name that was mistyped would look like a thing that is free all day. (Who has only bookings that are over or deleted is
-- in no index: to find that out may read the table.)
create or replace function booking.check_names(p_user text, p_resources text[], p_owner text default null) returns void
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select case when booking.acting_for(p_user) is not null then booking.check_resources(p_resources) end;
  select booking.fail('no-owner', p_owner)
  where not exists (
      select from booking.all_bookings b
      where b.owner = normalize(p_owner, nfc) and (b.booking).user_id is not null
        and (b.booking).status in ('PENDING', 'VALID'))
    and not exists (
      select from booking.all_bookings b where b.owner = normalize(p_owner, nfc) and (b.booking).user_id is not null)
    and p_owner is not null;
$$;
comment on function booking.check_names(text, text[], text) is 'Refuses names that no resource has, and owners of no booking';
