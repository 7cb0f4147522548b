-- What members may call: each asks acting_for, but for those that tell nothing about anybody. All else is called by
-- these. (One that somebody has dropped is the doctor's to tell.)
create or replace function booking.doors() returns regproc[]
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select array(
    select f.oid from unnest('{
      hello, acting_for, create_booking, update_booking, delete_bookings, undo_booking, look_again, list_bookings, list_all,
      show_booking, history, why, conflicts, feed, feed_position, feed_range, event_stamp, overdue_since, next_free,
      resources, resource_names, add_resource, update_resource, begin_pass, plan_pass, make_plan, resolve_chunk,
      decided_after, finish_pass, rehearse_pass, health, metrics, policy, set_policy, resolve_now, news, halves,
      blocking_sessions, open_work, work_off, is_work_left, work_off_late, close_work, complain, show_conflicts,
      claim_cursor, advance_cursor, prune_events, rehearse_prune, process_pending, announce_owed,
      count_overlapping, check_names, owner_names, missing_standby, safety, add_member, remove_member, members, whoami, acted_for
    }'::text[]) d(name), lateral (select to_regproc('booking.' || d.name)) f(oid)
    where f.oid is not null);
$$;
comment on function booking.doors() is 'The functions that members may call';
