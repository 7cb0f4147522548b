-- A whole pass for pg_cron. A procedure that commits can be neither security definer nor carry settings: so it is a plain
-- loop, fully qualified, over functions that are.
create or replace procedure booking.process_pending(p_grace interval default null)
language plpgsql
as $$
declare
  v_pass bigint;
  v_grace interval;
  v_promoted int := 0;
  v_rejected int := 0;
  v_undone int := 0;
  v_work record;
  v_done record;
begin
  select b.pass_id, b.grace into v_pass, v_grace from booking.begin_pass(null, p_grace) b;
  commit;
  for v_work in select p.* from booking.plan_pass(null) p loop
    select c.* into v_done
    from booking.resolve_chunk(null, v_grace, v_work.resources, v_work.span, p_careful => true) c;
    commit;
    v_promoted := v_promoted + v_done.promoted;
    v_rejected := v_rejected + v_done.rejected;
    v_undone := v_undone + v_done.held;
  end loop;
  perform booking.finish_pass(null, v_pass, v_promoted, v_rejected, v_undone);
end $$;
comment on procedure booking.process_pending(interval) is 'One pass of the resolver, for pg_cron';
