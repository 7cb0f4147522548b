create or replace function booking.with_known(w booking.waiter) returns booking.waiter
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_known constant booking.resource[] := array(select r from booking.resource r where r.name = any (w.unmade));
begin
  w.resources := array(select r.id from unnest(v_known) r union select unnest(w.resources) order by 1);
  w.unmade := array(select n from unnest(w.unmade) n except select r.name from unnest(v_known) r order by 1);
  return w;
end $$;
comment on function booking.with_known(booking.waiter) is
  'A waiter, with what there is by now of the resources that had yet to be made';
