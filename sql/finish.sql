-- Run last by `booking init`, in the transaction that re-applies functions: who may call what, and what was installed.
-- Users have no right on any table; members read and write through the doors (booking.doors), and each of those asks
-- booking.member about session_user. Nobody sees a function before the commit, so none is ever open to others meanwhile.

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

-- To replace a view, even by itself, takes it from everybody who has looked at it in a transaction that is still open.
create view booking.new_bookings with (security_barrier) as
select b.id, r.name as resource_id, b.user_id, b.start_time, b.end_time, b.status, b.rev, b.note, b.created_at,
  b.updated_at
from booking.booking b join booking.resource r on r.id = b.resource_id
where b.status <> 'DELETED' and (select booking.acting_for(null)) is not null;
do $$
declare
  v_new constant text := pg_get_viewdef('booking.new_bookings'::regclass);
begin
  if not exists (
    select from pg_class c
    where c.oid = to_regclass('booking.bookings') and pg_get_viewdef(c.oid) = v_new
      and c.reloptions = (select n.reloptions from pg_class n where n.oid = 'booking.new_bookings'::regclass))
  then
    execute 'create or replace view booking.bookings with (security_barrier) as ' || v_new;
  end if;
end $$;
drop view booking.new_bookings;
comment on view booking.bookings is 'All that is not deleted, for psql and dashboards';

-- Of functions that are new, and where somebody wrote to booking.member by hand, grants are due.
lock table booking.member in share row exclusive mode;
select booking.take_back_rights();
select booking.admit(array(select distinct m.role from booking.member m), true);

update booking.setting s set schema_version = m.version
from (select max(version) as version from booking.migration) m where s.schema_version <> m.version;
select booking.record_definitions();
