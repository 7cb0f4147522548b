-- By name, whatever columns there are.
create or replace function booking.booking_in(p_event booking.event) returns booking.booking
language sql stable
as $$
  select jsonb_populate_record(null::booking.booking, to_jsonb(p_event) || jsonb_build_object('id', p_event.booking_id));
$$;
comment on function booking.booking_in(booking.event) is 'A booking as an event tells of it';
