-- After a restore (pg_restore, a template database, another cluster) transaction ids mean nothing any more: those of the
-- events and placements may lie in this server's future. All that was restored becomes the work of the first ordinary
-- transaction, which every snapshot shows; the new epoch ends every cursor from before. What nobody has announced
-- yet is found while the old ids can still be compared.
create or replace function booking.adopt_restored() returns boolean
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if is_this_server() then
    return false;
  end if;
  perform from announce_races(array(select s from booking.race_check s), null);
  while announce_rest() loop
  end loop;
  update booking.event set xid = '3' where xid <> '3';
  update booking.booking set placed_xid = '3', placed_snapshot = '4:4:';
  -- All that befell somebody's bookings is news again.
  delete from booking.seen;
  update booking.prune set up_to_xid = '3', xid = '3';
  update booking.setting s
  set epoch = gen_random_uuid(), system_identifier = c.system_identifier, database_oid = d.oid
  from pg_control_system() c, pg_database d where d.datname = current_database();
  return true;
end $$;
comment on function booking.adopt_restored() is
  'Makes a restored database usable; whether there was need to. Run by booking init';
