-- Before any is taken: of what was placed together, one that is in the way of another is nobody's booking yet.
create or replace function booking.refuse_own_overlap(p_placements booking.change[]) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform fail('overlaps-itself', to_char(x.start_time at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"'),
    to_char(x.next_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"'))
  from (
    select (c.booking).start_time, (c.booking).busy, lead((c.booking).busy) over w as next_busy,
      lead((c.booking).start_time) over w as next_start
    from unnest(p_placements) c
    window w as (partition by (c.booking).resource_id order by (c.booking).start_time, (c.booking).id)) x
  where x.busy && x.next_busy
  order by x.start_time limit 1;
end $$;
comment on function booking.refuse_own_overlap(booking.change[]) is
  'Refuses bookings that are to be VALID together, where two of them overlap';
