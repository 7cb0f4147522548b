-- What an announcement names, as it then was: in the log, by its revision.
create or replace function booking.expanded(p_event bigint, p_others uuid[], p_revs int[]) returns jsonb
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select jsonb_agg(coalesce(e.image, nearest_image(o.id)) order by o.n)
    from unnest(p_others, p_revs) with ordinality o(id, rev, n) left join lateral (
      select jsonb_build_object('id', e.booking_id, 'user_id', e.user_id, 'start_time', utc(e.start_time),
        'end_time', utc(e.end_time), 'status', e.status, 'rev', e.rev, 'note', e.note, 'created_at', utc(e.created_at),
        'updated_at', utc(e.updated_at)) as image
      from booking.event e where e.booking_id = o.id and e.id < p_event and e.rev = o.rev order by e.id desc limit 1) e
    on true);
end $$;
comment on function booking.expanded(bigint, uuid[], int[]) is 'The bookings that an announcement names, as they then were';
