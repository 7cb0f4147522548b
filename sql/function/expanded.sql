-- What an announcement names, as it then was: in the log, by its revision. Of what was pruned meanwhile the nearest
-- revision that is kept; of what has no event at all (written past the functions) the row.
create or replace function booking.expanded(p_event bigint, p_others uuid[], p_revs int[]) returns jsonb
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  return (
    select jsonb_agg(jsonb_build_object('id', b.id, 'user_id', b.user_id, 'start_time', utc(b.start_time),
      'end_time', utc(b.end_time), 'status', b.status, 'rev', b.rev, 'note', b.note, 'created_at', utc(b.created_at),
      'updated_at', utc(b.updated_at)) order by o.n)
    from unnest(p_others, p_revs) with ordinality o(id, rev, n) cross join lateral (
      select * from (
        (select e.booking_id, e.user_id, e.start_time, e.end_time, e.status, e.rev, e.note, e.created_at, e.updated_at
        from booking.event e where e.booking_id = o.id and e.id < p_event and e.rev = o.rev order by e.id desc limit 1)
        union all
        (select e.booking_id, e.user_id, e.start_time, e.end_time, e.status, e.rev, e.note, e.created_at, e.updated_at
        from booking.event e where e.booking_id = o.id and e.type <> 'booking_conflict' order by e.id limit 1)
        union all
        (select b.id, b.user_id, b.start_time, b.end_time, b.status, b.rev, b.note, b.created_at, b.updated_at
        from booking.booking b where b.id = o.id limit 1)) k(
          id, user_id, start_time, end_time, status, rev, note, created_at, updated_at)
      limit 1) b);
end $$;
comment on function booking.expanded(bigint, uuid[], int[]) is 'The bookings that an announcement names, as they then were';
