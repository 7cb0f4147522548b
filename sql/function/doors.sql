-- What members may call: each asks acting_for, but for those that tell nothing about anybody. All else is called by these.
create or replace function booking.doors() returns regproc[]
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select '{
  booking.hello, booking.acting_for, booking.create_booking, booking.update_booking, booking.delete_bookings,
  booking.undo_booking, booking.look_again, booking.list_bookings, booking.list_all, booking.show_booking,
  booking.history, booking.why, booking.conflicts, booking.feed, booking.feed_position, booking.feed_range,
  booking.event_stamp, booking.overdue_since, booking.next_free, booking.resources, booking.resource_names,
  booking.add_resource, booking.update_resource, booking.begin_pass, booking.plan_pass, booking.make_plan,
  booking.resolve_chunk, booking.decided_after, booking.finish_pass, booking.rehearse_pass, booking.health,
  booking.metrics, booking.policy, booking.set_policy, booking.resolve_now, booking.news, booking.islands,
  booking.blocking_sessions, booking.open_work, booking.work_off, booking.is_work_left, booking.work_off_late,
  booking.close_work, booking.complain, booking.show_conflicts, booking.claim_cursor, booking.advance_cursor,
  booking.prune_events, booking.process_pending, booking.add_member, booking.remove_member, booking.members,
  booking.whoami, booking.acted_for
  }'::regproc[];
$$;
comment on function booking.doors() is 'The functions that members may call';
