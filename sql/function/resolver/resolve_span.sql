-- What a write or a read does under the policy `promote at-once`: the islands of a span are decided as a pass would, oldest
-- first, promotion before expiry, by the installation's own grace. It takes no lock but its bookings' own; whoever decides
-- the same at the same moment is seen by the next look. Where somebody holds a booking that would win, nothing is decided,
-- and the next write or read tries again: nobody waits here for longer than a moment, and where there is more to decide
-- (p_once), for no longer than one try.
create or replace function booking.resolve_span(p_resource_id int, p_span tstzrange, p_once boolean default false) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_end constant timestamptz := clock_timestamp() + case when p_once then interval '0' else interval '200 milliseconds' end;
  v_grace constant interval := (select s.grace from booking.setting s);
  v_winners uuid[];
  v_winner_revs int[];
  v_losers uuid[];
  v_loser_revs int[];
begin
  loop
    begin
      perform set_config('lock_timeout', (20 + 40 * random())::int::text, true);
      perform lock_open(array[p_resource_id]);
      select array_agg(d.id) filter (where d.verdict = 'VALID'), array_agg(d.rev) filter (where d.verdict = 'VALID'),
        array_agg(d.id) filter (where d.verdict = 'REJECTED'), array_agg(d.rev) filter (where d.verdict = 'REJECTED')
      into v_winners, v_winner_revs, v_losers, v_loser_revs
      from verdicts(array[p_resource_id], close_span(p_resource_id, p_span), clock_timestamp(), v_grace) d;
      if v_losers is not null then
        perform look_before(array(
          select b from booking.booking b where b.resource_id = p_resource_id and b.id = any (v_losers)));
      end if;
      perform decide('VALID', p_resource_id, v_winners, v_winner_revs);
      perform decide('REJECTED', p_resource_id, v_losers, v_loser_revs);
      -- NOTIFY takes a lock at the commit, for which one has to queue up.
      perform set_config('lock_timeout', '2s', true);
      return;
    exception when exclusion_violation or lock_not_available or deadlock_detected then
      if clock_timestamp() > v_end then
        return;
      end if;
    end;
  end loop;
end $$;
comment on function booking.resolve_span(int, tstzrange, boolean) is
  'Promotes what can be promoted in a span of a resource, and rejects what has outlived its grace';
