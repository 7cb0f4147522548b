-- PL/pgSQL, which keeps its plans: it is asked of each row that says which one it is, and of no other. Its tables grow
-- while it is asked: what their statistics say is of the past.
create or replace function booking.came_before(r booking.import_row) returns boolean
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
as $$
begin
  return exists (select from booking.booking b where b.id = r.id)
    or exists (select from booking.import_key k where k.user_id = r.user_id and k.key = r.key)
    or case when r.key like '%@booking%' then is_own_event(r.key) else false end;
end $$;
comment on function booking.came_before(booking.import_row) is
  'Whether a row is a booking that is here already, by its id or by its key';
