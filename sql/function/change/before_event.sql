-- What that change left as it was, stays as it is: the resolver may have ended the booking since, as nobody came.
create or replace function booking.before_event(b booking.booking, p_event booking.event) returns booking.booking
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if coalesce(p_event.before ->> 'status', 'DELETED') = 'DELETED' then
    b.status := 'DELETED';
  else
    b.status := case b.status when 'DELETED' then 'PENDING' else b.status end;
    if (p_event.start_time, p_event.end_time) is distinct from (
      (p_event.before ->> 'start_time')::timestamptz, (p_event.before ->> 'end_time')::timestamptz)
    then
      b.start_time := p_event.before ->> 'start_time';
      b.end_time := p_event.before ->> 'end_time';
      b.busy := busy_at(b);
    end if;
    b.note := p_event.before ->> 'note';
    b.note_is_private := coalesce((p_event.before ->> 'note_is_private')::boolean, false);
  end if;
  return b;
end $$;
comment on function booking.before_event(booking.booking, booking.event) is
  'A booking as it is to be once the change that an event tells of is taken back';
