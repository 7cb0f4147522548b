-- A whole pass for pg_cron. A procedure that commits can be neither security definer nor carry settings: so it is a plain
-- loop, fully qualified, over functions that are. First the quick way; what was in somebody's way is waited for at the
-- end, and what stays stuck is tried once more island by island, so that only that is left. Then the call fails, for
-- pg_cron to show, with all else done.
create or replace procedure booking.process_pending(p_grace interval default null)
language plpgsql
as $$
declare
  v_pass bigint;
  v_grace interval;
  v_promoted int := 0;
  v_rejected int := 0;
  v_undone int := 0;
  v_holders text[] := '{}';
  v_resources int[] := '{}';
  v_spans tstzrange[] := '{}';
  v_late int[];
  v_work record;
  v_island record;
  v_done record;
begin
  select b.pass_id, b.grace into v_pass, v_grace from booking.begin_pass(null, p_grace) b;
  commit;

  for v_work in select p.resources, p.span from booking.plan_pass(null) p loop
    select c.* into v_done
    from booking.try_chunk(null, v_grace, v_work.resources, v_work.span, false, false) c;
    commit;
    v_promoted := v_promoted + v_done.promoted;
    v_rejected := v_rejected + v_done.rejected;
    v_late := case when v_done.problem is null then v_done.skipped else v_work.resources end;
    v_resources := v_resources || v_late;
    v_spans := v_spans || array_fill(v_work.span, array[cardinality(v_late)]);
  end loop;

  for v_work in select u.resource, u.span from unnest(v_resources, v_spans) u(resource, span) loop
    for v_attempt in 1..6 loop
      select c.* into v_done from booking.try_chunk(null, v_grace, array[v_work.resource], v_work.span, true, true) c;
      commit;
      v_promoted := v_promoted + v_done.promoted;
      v_rejected := v_rejected + v_done.rejected;
      -- A lock that is not free after 2 s, three times over, will not be soon.
      exit when v_done.problem is null and v_done.held = 0 or v_done.problem is not null and v_attempt >= 3;
      perform pg_catalog.pg_sleep(pg_catalog.random() * 0.005 * 2 ^ v_attempt);
      commit;
    end loop;
    if v_done.problem is null then
      v_undone := v_undone + v_done.held;
      v_holders := v_holders || v_done.holders;
      continue;
    end if;
    for v_island in select i.span, i.pending from booking.islands(null, v_work.resource, v_work.span) i loop
      select c.* into v_done from booking.try_chunk(null, v_grace, array[v_work.resource], v_island.span, false, true) c;
      commit;
      v_promoted := v_promoted + v_done.promoted;
      v_rejected := v_rejected + v_done.rejected;
      if v_done.problem is not null or v_done.skipped <> '{}' then
        v_undone := v_undone + v_island.pending;
        v_holders := v_holders || array(select b.who from booking.blocking_sessions(null) b);
      end if;
      v_undone := v_undone + v_done.held;
      v_holders := v_holders || v_done.holders;
    end loop;
  end loop;

  perform booking.finish_pass(null, v_pass, v_promoted, v_rejected, v_undone);
  commit;
  if v_undone > 0 then
    raise exception using errcode = 'BK305', message = pg_catalog.format('%s left for the next pass%s',
      case v_undone when 1 then '1 booking was' else v_undone || ' bookings were' end, (select ', held by ' || pg_catalog.string_agg(distinct h, ', ') from pg_catalog.unnest(v_holders) h)),
      hint = 'they follow once the transaction that holds them has ended';
  end if;
end $$;
comment on procedure booking.process_pending(interval) is 'One pass of the resolver, for pg_cron';
