-- Pruning keeps the newest revisions: the oldest of those. What was written past the functions has no event at all.
create or replace function booking.nearest_image(p_id uuid) returns jsonb
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return (
    select jsonb_build_object('id', b.id, 'user_id', b.user_id, 'start_time', utc(b.start_time),
      'end_time', utc(b.end_time), 'status', b.status, 'rev', b.rev, 'note', b.note, 'created_at', utc(b.created_at),
      'updated_at', utc(b.updated_at))
    from (
      (select e.booking_id, e.user_id, e.start_time, e.end_time, e.status, e.rev, e.note, e.created_at, e.updated_at
      from booking.event e where e.booking_id = p_id and e.type <> 'booking_conflict' order by e.id limit 1)
      union all
      (select b.id, b.user_id, b.start_time, b.end_time, b.status, b.rev, b.note, b.created_at, b.updated_at
      from booking.booking b where b.id = p_id)) b(
        id, user_id, start_time, end_time, status, rev, note, created_at, updated_at)
    limit 1);
end $$;
comment on function booking.nearest_image(uuid) is 'A booking as near to its pruned past as it is kept';
