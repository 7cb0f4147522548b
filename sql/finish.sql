-- Run last by `booking init`, in the transaction that re-applies functions: who may call what, and what was installed.
-- Users have no right on any table; they read and write through what is granted here, and each of those asks
-- booking.member about session_user.

-- Functions of an earlier version, which this transaction has not written anew. (What a column is made from stays.)
do $$
declare
  v_function text;
begin
  for v_function in
    select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace = 'booking'::regnamespace and p.proname <> 'fold'
      and p.xmin <> pg_current_xact_id()::xid
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('drop routine %s', v_function);
  end loop;
end $$;

insert into booking.member (role, "right")
select session_user, r from unnest(array['user', 'delegate', 'resolver', 'admin']) r
on conflict do nothing;

create or replace view booking.bookings with (security_barrier) as
select b.id, r.name as resource_id, b.user_id, b.start_time, b.end_time, b.status, b.rev, b.note, b.created_at,
  b.updated_at
from booking.booking b join booking.resource r on r.id = b.resource_id
where b.status <> 'DELETED' and (select booking.acting_for(null)) is not null;
comment on view booking.bookings is 'All that is not deleted, for psql and dashboards';

select booking.take_back_rights();
grant usage on schema booking to public;
grant select on booking.bookings to public;
grant execute on function
  booking.hello, booking.acting_for, booking.create_booking, booking.update_booking, booking.delete_bookings,
  booking.undo_booking, booking.look_again, booking.list_bookings, booking.list_all, booking.show_booking,
  booking.history, booking.why, booking.conflicts, booking.feed, booking.feed_position, booking.feed_range,
  booking.event_stamp, booking.overdue_since, booking.next_free, booking.resources, booking.resource_names,
  booking.add_resource, booking.update_resource, booking.begin_pass, booking.plan_pass, booking.make_plan,
  booking.resolve_chunk, booking.decided_after, booking.finish_pass, booking.rehearse_pass, booking.health,
  booking.metrics, booking.policy, booking.set_policy, booking.resolve_now, booking.news, booking.islands,
  booking.blocking_sessions, booking.open_work, booking.work_off, booking.is_work_left, booking.work_off_late,
  booking.close_work, booking.complain, booking.show_conflicts, booking.claim_cursor, booking.advance_cursor,
  booking.prune_events, booking.missing_standby, booking.safety
to public;
grant execute on procedure booking.process_pending to public;

update booking.setting set schema_version = (select max(version) from booking.migration);
select booking.record_definitions();
