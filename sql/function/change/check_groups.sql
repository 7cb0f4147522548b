-- As check_week.sql for a user: the placements of a group that has a share follow one another. One who is in several groups
-- takes from each; their rows are locked by their names, and before any user's, so that nobody waits in a circle.
create or replace function booking.check_groups(p_bookings booking.booking[], p_locks boolean default true) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_share booking.share;
  v_members text[];
  v_theirs booking.booking[];
begin
  for v_share in select s.* from booking.share s order by s.role loop
    v_members := group_members(v_share.role);
    v_theirs := array(select b from unnest(p_bookings) b where b.user_id = any (v_members));
    continue when cardinality(v_theirs) = 0;
    if p_locks then
      perform from booking.share s where s.role = v_share.role for update;
    end if;
    perform check_share(v_share.role, v_members, v_share.per_week, v_theirs);
  end loop;
end $$;
comment on function booking.check_groups(booking.booking[], boolean) is
  'Refuses new placements with which a group would have more of a week than its share';
