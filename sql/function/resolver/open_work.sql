-- The work of process_pending.sql: the pass, its grace, what was done, and the resources that were put off ("late"), each
-- with its span of time.
create or replace function booking.open_work(p_grace interval) returns jsonb
language sql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select jsonb_build_object(
    'pass', p.pass_id, 'grace', p.grace, 'promoted', 0, 'rejected', 0, 'undone', 0, 'holders', '[]'::jsonb,
    'overlap', false, 'late', '[]'::jsonb, 'waits_until', null)
  from booking.begin_pass(null, p_grace) p where booking.acting_for(null, 'resolver') is not null;
$$;
comment on function booking.open_work(interval) is 'Opens a pass of process_pending()';
