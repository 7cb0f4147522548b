create or replace function booking.image(b booking.booking) returns jsonb
language sql stable
as $$
  select jsonb_build_object('id', b.id, 'user_id', b.user_id, 'start_time', b.start_time, 'end_time', b.end_time,
    'status', b.status, 'rev', b.rev, 'note', b.note, 'created_at', b.created_at, 'updated_at', b.updated_at);
$$;
comment on function booking.image(booking.booking) is 'A booking as it is kept inside events';
