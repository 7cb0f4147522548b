-- Run last by `booking init`, in the transaction that re-applies functions: who may call what, and what was installed.
-- Users have no right on any table; they read and write through what is granted here, and each of those asks
-- booking.member about session_user.

create or replace view booking.bookings with (security_barrier) as
select b.id, r.name as resource_id, b.user_id, b.start_time, b.end_time, b.status, b.rev, b.note, b.created_at,
  b.updated_at
from booking.booking b join booking.resource r on r.id = b.resource_id
where b.status <> 'DELETED' and (select booking.acting_for(null)) is not null;
comment on view booking.bookings is 'All that is not deleted, for psql and dashboards';

revoke all on all functions in schema booking from public;
revoke all on all procedures in schema booking from public;
grant usage on schema booking to public;
grant select on booking.bookings to public;
grant execute on function
  booking.hello, booking.acting_for, booking.create_booking, booking.update_booking, booking.delete_bookings,
  booking.undo_booking, booking.look_again, booking.list_bookings, booking.list_all, booking.show_booking, booking.history, booking.why,
  booking.conflicts, booking.feed, booking.feed_position, booking.overdue_since, booking.next_free, booking.resources,
  booking.resource_names, booking.add_resource, booking.update_resource, booking.begin_pass, booking.plan_pass,
  booking.resolve_chunk, booking.finish_pass, booking.rehearse_pass, booking.health,
  booking.metrics, booking.policy, booking.set_policy, booking.resolve_now, booking.news, booking.islands,
  booking.blocking_sessions, booking.try_chunk,
  booking.show_conflicts,
  booking.claim_cursor, booking.advance_cursor, booking.prune_events
to public;
grant execute on procedure booking.process_pending to public;

delete from booking.definition;
insert into booking.definition (object, wording) select d.object, d.wording from booking.definitions() d;
