-- What came DELETED from elsewhere (import_part.sql) was never placed here: to take back that it is deleted is to place it.
-- What that change left as it was, stays as it is: the resolver may have ended the booking since, as nobody came. What the
-- booking is to occupy is for who places it to say (take_back.sql).
create or replace function booking.before_event(b booking.booking, p_event booking.event) returns booking.booking
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_start constant timestamptz := p_event.before ->> 'start_time';
  v_end constant timestamptz := p_event.before ->> 'end_time';
begin
  if p_event.before is null and p_event.status = 'DELETED' then
    b.status := 'PENDING';
  elsif coalesce(p_event.before ->> 'status', 'DELETED') = 'DELETED' then
    b.status := 'DELETED';
  else
    b.status := case b.status when 'DELETED' then 'PENDING' else b.status end;
    if v_start <> p_event.start_time then
      b.start_time := v_start;
    end if;
    if v_end <> p_event.end_time or b.end_time <= b.start_time then
      b.end_time := v_end;
    end if;
    b.note := p_event.before ->> 'note';
    b.note_is_private := coalesce((p_event.before ->> 'note_is_private')::boolean, false);
  end if;
  return b;
end $$;
comment on function booking.before_event(booking.booking, booking.event) is
  'A booking as it is to be once the change that an event tells of is taken back';
