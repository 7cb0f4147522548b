create or replace function booking.check_owner(p_owner text) returns void
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select booking.fail('no-owner', p_owner)
  where not exists (
      select from booking.all_bookings b
      where b.owner = normalize(p_owner, nfc) and (b.booking).user_id is not null
        and (b.booking).status in ('PENDING', 'VALID'))
    and not exists (
      select from booking.all_bookings b
      where b.owner = normalize(p_owner, nfc) and b.owner > '' and (b.booking).user_id is not null
        and (b.booking).status in ('REJECTED', 'DELETED'));
$$;
comment on function booking.check_owner(text) is 'Refuses who has no booking that one sees';
