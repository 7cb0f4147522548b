create or replace function booking.imported_booking(r booking.import_row, p_resource booking.resource) returns booking.booking
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  -- There have to be revisions behind it.
  c_most constant int := 1000000000;
  v_new booking.booking;
begin
  v_new.id := r.id;
  v_new.resource_id := p_resource.id;
  v_new.user_id := r.user_id;
  v_new.start_time := r.start_time;
  v_new.end_time := r.end_time;
  v_new.busy := busy_of(p_resource, r.start_time, r.end_time);
  v_new.status := r.status;
  v_new.rev := case when r.rev > c_most then c_most else r.rev end;
  v_new.note := r.note;
  v_new.created_at := r.created_at;
  v_new.updated_at := r.updated_at;
  v_new.series_id := r.series_id;
  return v_new;
end $$;
comment on function booking.imported_booking(booking.import_row, booking.resource) is
  'A booking as it is to be, from a row that was staged';
