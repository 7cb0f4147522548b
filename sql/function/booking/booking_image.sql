-- Times in UTC whatever the session's zone is: others read them, and an offset may have seconds in PostgreSQL.
create or replace function booking.booking_image(b booking.booking) returns jsonb
language sql stable
as $$
  select jsonb_build_object('id', b.id, 'user_id', b.user_id, 'start_time', booking.utc(b.start_time),
    'end_time', booking.utc(b.end_time), 'status', b.status, 'rev', b.rev, 'note', b.note,
    'note_is_private', b.note_is_private,
    'created_at', booking.utc(b.created_at), 'updated_at', booking.utc(b.updated_at));
$$;
comment on function booking.booking_image(booking.booking) is 'A booking as it is kept inside events';
