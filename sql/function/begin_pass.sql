-- With nothing PENDING it is over at once, which is how most passes go: one short transaction that need not wait for the
-- disk, as nothing is lost with its record.
create or replace function booking.begin_pass(
  p_user text, p_grace interval default null, p_resources text[] default null, p_promoted int default 0,
  p_rejected int default 0
) returns table (pass_id bigint, grace interval, is_over boolean)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_is_over constant boolean := not exists (select from booking.booking b where b.status = 'PENDING');
begin
  perform acting_for(p_user, 'resolver');
  if p_resources is not null then
    perform check_resources(p_resources);
  end if;
  if v_is_over then
    perform set_config('synchronous_commit', 'off', true);
    perform count_pass(p_promoted, p_rejected, '0 s');
  end if;
  return query
    insert into booking.pass as p (grace, resources, finished_at, promoted, rejected, pending, left_undone)
    select coalesce(p_grace, s.grace), p_resources, o.at, o.promoted, o.rejected, o.zero, o.zero
    from booking.setting s
    left join (values (clock_timestamp(), p_promoted, p_rejected, 0)) o(at, promoted, rejected, zero) on v_is_over
    returning p.id, p.grace, v_is_over;
end $$;
comment on function booking.begin_pass(text, interval, text[], int, int) is
  'Opens a pass: its number, the grace period it goes by (null: the setting), and whether it is over, as nothing is PENDING; what was decided since the pass before is recorded then';
