-- All or none; a booking that is named twice counts once. Rows are locked in the order of their ids, so that two deletes
-- of the same bookings never deadlock.
create or replace function booking.delete_bookings(
  p_user text, p_ids text[], p_if_rev int default null, p_key text default null, p_request text default null
) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := writing_for(p_user, 'admin');
  v_key constant text := clean_text('key', p_key);
  v_before constant booking.event[] := repeated_events(v_user, v_key, p_request);
  v_bookings booking.booking[] := array(
    select f.b from (
      select distinct on ((x.b).id) x.b, x.n
      from (select find_booking(u.id) as b, u.n from unnest(p_ids) with ordinality u(id, n)) x order by (x.b).id, x.n) f
    order by f.n);
  v_ids constant uuid[] := array(select b.id from unnest(v_bookings) b);
  v_old booking.booking;
  v_new booking.booking;
  v_changes booking.change[] := '{}';
begin
  if cardinality(v_before) = 0 then
    perform begin_write();
    v_bookings := array(select find_own_booking(v_user, b.id::text) from unnest(v_bookings) b order by b.id);
    perform look_before(v_bookings);
    foreach v_old in array v_bookings loop
      v_old := lock_booking(v_old, p_if_rev);
      if v_old.status <> 'DELETED' then
        v_new := v_old;
        v_new.status := 'DELETED';
        v_changes := v_changes || changed(v_old, v_new);
      end if;
    end loop;
    perform write_changes('{}', v_changes, v_user, v_key, p_request);
  end if;
  return query
    select (b.booking).* from unnest(v_ids) with ordinality u(id, n) join booking.all_bookings b on b.id = u.id
    order by u.n;
end $$;
comment on function booking.delete_bookings(text, text[], int, text, text) is
  'Marks bookings as DELETED, all or none; those that are already stay as they are';
