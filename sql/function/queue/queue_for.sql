-- Those ahead whose turn has a bearing on p_waiter's: who wants one of its resources, or one of theirs, and so on.
create or replace function booking.queue_for(p_waiter booking.waiter) returns setof booking.waiter
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 1000;
  v_ahead constant booking.waiter[] := array(
    select w from booking.waiter w where w.id < (p_waiter).id and is_alive(w) order by w.id limit c_most);
  v_near int[] := (p_waiter).resources;
  v_found int[];
begin
  loop
    v_found := array(
      select distinct r from unnest(v_ahead) w, unnest(w.resources) r where w.resources && v_near
      union select unnest(v_near));
    exit when cardinality(v_found) = cardinality(v_near);
    v_near := v_found;
  end loop;
  return query select (w).* from unnest(v_ahead) w where w.resources && v_near order by w.id;
end $$;
comment on function booking.queue_for(booking.waiter) is 'Who is ahead of a waiter, first come first';
