-- The second transaction of a write: see place.sql. With nothing to announce it need not wait for the disk: lost in a
-- crash, it leaves the second look owed, and the next pass takes it. But where somebody calls it in one transaction with
-- the write, that must last.
create or replace function booking.look_again(p_user text, p_key text) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
  v_owed booking.race_check[];
begin
  if pg_current_xact_id_if_assigned() is null then
    perform set_config('synchronous_commit', 'off', true);
  end if;
  with owed as materialized (
    select s, was_alone(b) as was_alone
    from booking.race_check s
    left join booking.booking b on b.id = s.booking_id and b.resource_id = s.resource_id and b.placement = s.placement
    where s.acting_for = v_user and s.key = clean_text('key', p_key)
    for update of s skip locked
  ), settled as (
    delete from booking.race_check s using owed o
    where o.was_alone and s.resource_id = (o.s).resource_id and s.booking_id = (o.s).booking_id
      and s.placement = (o.s).placement
  )
  select array(select o.s from owed o where o.was_alone is not true) into v_owed;
  if v_owed <> '{}' then
    return query
      select (b.booking).*
      from announce_races(v_owed) o join booking.all_bookings b on b.id = o.id and b.resource_id = o.resource_id;
  end if;
end $$;
comment on function booking.look_again(text, text) is
  'Announces the pairs that raced with the placements written under a key; gives the others of those pairs';
