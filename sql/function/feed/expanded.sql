-- What an announcement names, as it then was: in the log, by its revision.
create or replace function booking.expanded(p_event bigint, p_others uuid[], p_revs int[]) returns jsonb
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set timezone = 'UTC'
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select jsonb_agg(to_jsonb(coalesce(e.booking, nearest_image(o.id))) - 'resource_id' order by o.n)
    from unnest(p_others, p_revs) with ordinality o(id, rev, n) left join lateral (
      select e.booking from booking.all_events e
      where e.booking_id = o.id and e.event_id < p_event and (e.booking).rev = o.rev order by e.event_id desc limit 1) e
    on true);
end $$;
comment on function booking.expanded(bigint, uuid[], int[]) is 'The bookings that an announcement names, as they then were';
