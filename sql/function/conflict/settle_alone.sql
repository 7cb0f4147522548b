-- Before look_again.sql, of many placements of one transaction: its first look draws a transaction id, and from then on no
-- other placement would have been alone.
create or replace function booking.settle_alone(p_user text, p_keys text[]) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
as $$
declare
  v_user constant text := writing_for(p_user);
begin
  if pg_current_xact_id_if_assigned() is null then
    perform set_config('synchronous_commit', 'off', true);
  end if;
  delete from booking.race_check s using booking.booking b
  where s.acting_for = v_user and s.key = any (p_keys)
    and b.id = s.booking_id and b.resource_id = s.resource_id and b.placement = s.placement and was_alone(b);
end $$;
comment on function booking.settle_alone(text, text[]) is
  'Spares placements written under these keys their second look, if nobody else wrote anything at that time';
