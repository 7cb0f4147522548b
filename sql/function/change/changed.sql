create or replace function booking.changed(p_old booking.booking, p_new booking.booking) returns booking.change
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select row(case p_new.status when 'DELETED' then 'booking_deleted' else 'booking_updated' end, p_new, booking_image(p_old),
    null)::booking.change;
$$;
comment on function booking.changed(booking.booking, booking.booking) is 'A change that a person makes to a booking';
