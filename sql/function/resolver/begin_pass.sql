-- With nothing PENDING it is over at once, which is how most passes go: one short transaction that need not wait for the
-- disk, as nothing is lost with its record. It is SQL, as hello.sql is, for the same reason. The order is what keeps the
-- look to the index, whatever share of the bookings statistics take for PENDING (`using`: see list_all.sql).
create or replace function booking.begin_pass(
  p_user text, p_grace interval default null, p_resources text[] default null, p_promoted int default 0,
  p_rejected int default 0
) returns table (pass_id bigint, grace interval, is_over boolean)
language sql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when booking.acting_for(p_user, 'resolver') is not null
    then case when p_resources is not null then booking.check_resources(p_resources) end end;

  select booking.clear_away()
  where exists (select from booking.may_be_absent()) or exists (select from booking.waiter);

  insert into booking.pass as p (
    started_at, grace, resources, finished_at, promoted, rejected, pending, left_undone)
  select statement_timestamp(), booking.bounded_span('grace period', coalesce(p_grace, s.grace)), p_resources,
    o.finished_at, o.promoted, o.rejected, o.zero, o.zero
  from booking.setting s left join (
    select clock_timestamp(), p_promoted, p_rejected, 0
    where case when (
        select b.updated_at from booking.booking b where b.status = 'PENDING' and b.updated_at > '-infinity'
        order by b.updated_at using < limit 1) is null
      and not exists (select from booking.unannounced)
      then set_config('synchronous_commit', 'off', true) = 'off' end) o(finished_at, promoted, rejected, zero) on true
  returning p.id, p.grace, p.finished_at is not null;
$$;
comment on function booking.begin_pass(text, interval, text[], int, int) is
  'Opens a pass: its number, the grace period it goes by (null: the setting), and whether it is over, as nothing is PENDING; what was decided since the pass before is recorded then';
