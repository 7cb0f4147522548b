-- Run last by `booking init`, in the transaction that re-applies functions: who may call what, and what was installed.
-- Users have no right on any table; members read and write through the doors (booking.doors), and each of those asks
-- booking.member about session_user. Nobody sees a function before the commit, so none is ever open to others meanwhile.

-- Functions of an earlier version, which this transaction, or a subtransaction of it, has not written anew. (What a column
-- is made from stays.)
do $$
declare
  v_function text;
begin
  for v_function in
    select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace = 'booking'::regnamespace and p.proname <> 'fold'
      and age(p.xmin) > age(pg_current_xact_id()::xid)
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('drop routine %s', v_function);
  end loop;
end $$;

-- Of functions that are new, and where somebody wrote to booking.member by hand, grants are due.
-- Such a row is in force from here on; so is, after a restore into another cluster, whose roles have other oids, each row of
-- a role that there is.
update booking.member m set role_oid = booking.role_oid(m.role)
from booking.setting s
where m.role_oid is null or s.system_identifier <> (pg_control_system()).system_identifier;
select booking.revoke_all();
select booking.set_access(
  array(select distinct m.role from booking.member m where m.role_oid = booking.role_oid(m.role)), true);

update booking.setting s set schema_version = m.version
from (select max(version) as version from booking.migration) m where s.schema_version <> m.version;
select booking.record_definitions();
