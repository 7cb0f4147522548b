-- A whole pass for pg_cron. A procedure that commits can be neither security definer nor carry settings, so whoever may
-- create functions in the caller's search_path could have his own called here: it is a plain loop, without a single
-- operator, over functions that choose what they call. What they have to remember travels in v_work, as JSON.
create or replace procedure booking.process_pending(p_grace interval default null)
language plpgsql
as $$
declare
  v_work jsonb;
  v_chunk record;
begin
  v_work := booking.open_work(p_grace);
  commit;
  for v_chunk in select p.resources, p.span from booking.plan_pass(null) p loop
    v_work := booking.work_off(v_work, v_chunk.resources, v_chunk.span);
    commit;
  end loop;
  for v_chunk in select l.resource_id, l.span from booking.late_work(v_work) l loop
    v_work := booking.work_off_late(v_work, v_chunk.resource_id, v_chunk.span);
    commit;
  end loop;
  while booking.announce_owed(null) loop
    commit;
  end loop;
  perform booking.close_work(v_work);
  commit;
  perform booking.fail_undone(v_work);
end $$;
comment on procedure booking.process_pending(interval) is 'One pass of the resolver, for pg_cron';
