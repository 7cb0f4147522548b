-- Of the pairs that somebody else was announcing when one of the two ended (look_before.sql): he has, or he never will. Who
-- still sleeps over one keeps the pass for a moment only, and has it owed until the next: whoever sleeps over many must not
-- hide those behind them, so they are taken at random. The two are told of as they were placed, whatever became of them
-- since.
create or replace function booking.announce_pairs(p_most int default 100) returns boolean
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '100ms'
set jit = off
as $$
declare
  c_most constant int := 5;
  u record;
  v_seen int := 0;
  v_slept int := 0;
  v_sides booking.booking[];
begin
  for u in
    select o.ctid as place, o.booking_id as id, o.placement, o.other_id, o.other_placement, o.booking_id < o.other_id as is_first
    from booking.unannounced o where o.other_id is not null order by random() limit p_most for update skip locked
  loop
    v_seen := v_seen + 1;
    begin
      insert into booking.conflict (booking_a, placement_a, booking_b, placement_b)
      values (least(u.id, u.other_id), case when u.is_first then u.placement else u.other_placement end,
        greatest(u.id, u.other_id), case when u.is_first then u.other_placement else u.placement end)
      on conflict do nothing;
      if found then
        v_sides := array(
          select booking_in(e) from (values (u.id, u.placement), (u.other_id, u.other_placement)) x(id, placement)
          cross join lateral (
            select e.* from booking.event e
            where e.booking_id = x.id and e.placement = x.placement and e.type in ('booking_created', 'booking_updated')
            order by e.id limit 1) e
          order by e.updated_at desc, e.booking_id desc);
        perform record(array[row('booking_conflict', v_sides[1], null, v_sides[2:])::booking.change]);
      end if;
      delete from booking.unannounced o where o.ctid = u.place;
    exception when lock_not_available then
      v_slept := v_slept + 1;
      exit when v_slept >= c_most;
    end;
  end loop;
  return v_seen = p_most and v_slept = 0;
end $$;
comment on function booking.announce_pairs(int) is
  'Announces pairs that somebody else was announcing when one of the two ended, and did not; false where it was the last of them';
