create or replace function booking.join_askers(p_user text, p_key text, p_asker uuid) returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  update booking.presence p set askers = booking.with_asker(p.askers, array[p_asker])
  from booking.events_under(p_user, p_key) e
  where e.type = 'booking_created' and p.booking_id = e.booking_id and not p.askers @> array[p_asker];
$$;
comment on function booking.join_askers(text, text, uuid) is
  'Notes that one more program is told of what was acquired under a key';
