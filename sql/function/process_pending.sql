-- A whole pass for pg_cron. A procedure that commits can be neither security definer nor carry settings: so it is a plain
-- loop, fully qualified, over functions that are. Another resolver's resources are waited for, one chunk after the other;
-- a chunk that somebody was in the way of is tried again, as by booking process-pending.
create or replace procedure booking.process_pending(p_grace interval default null)
language plpgsql
as $$
declare
  c_attempts constant int := 6;
  v_pass bigint;
  v_grace interval;
  v_promoted int := 0;
  v_rejected int := 0;
  v_undone int := 0;
  v_work record;
  v_new_promoted int;
  v_new_rejected int;
  v_held int;
begin
  select b.pass_id, b.grace into v_pass, v_grace from booking.begin_pass(null, p_grace) b;
  commit;
  for v_work in select p.* from booking.plan_pass(null) p loop
    for v_attempt in 1..c_attempts loop
      begin
        select c.promoted, c.rejected, c.held into v_new_promoted, v_new_rejected, v_held from booking.resolve_chunk(
          null, v_grace, v_work.resources, v_work.span, p_wait => true, p_careful => true) c;
      exception when serialization_failure or deadlock_detected or lock_not_available or exclusion_violation then
        if v_attempt = c_attempts then
          raise;
        end if;
        v_new_promoted := 0;
        v_new_rejected := 0;
        v_held := null;
      end;
      commit;
      v_promoted := v_promoted + v_new_promoted;
      v_rejected := v_rejected + v_new_rejected;
      exit when v_held = 0;
      perform pg_catalog.pg_sleep(pg_catalog.random() * 0.005 * 2 ^ v_attempt);
      commit;
    end loop;
    v_undone := v_undone + v_held;
  end loop;
  perform booking.finish_pass(null, v_pass, v_promoted, v_rejected, v_undone);
end $$;
comment on procedure booking.process_pending(interval) is 'One pass of the resolver, for pg_cron';
