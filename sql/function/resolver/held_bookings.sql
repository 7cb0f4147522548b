-- One statement, so that one snapshot says which there are: what is committed meanwhile is not taken for held. Locked one
-- by one (`offset 0`, and only nested loops): see verdicts.sql.
create or replace function booking.held_bookings(p_resources int[], p_span tstzrange) returns uuid[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  v_span constant tstzrange := coalesce(p_span, '(,)');
begin
  return array(
    with queue as materialized (
      select b.id, b.resource_id from unnest(p_resources) r cross join lateral (
        select * from booking.booking b
        where b.status = 'PENDING' and b.resource_id = r and b.busy && v_span offset 0) b
    ), free as materialized (
      select b.id from queue q join booking.booking b on b.id = q.id and b.resource_id = q.resource_id
      for no key update of b skip locked
    )
    select q.id from queue q except select f.id from free f);
end $$;
comment on function booking.held_bookings(int[], tstzrange) is
  'The PENDING bookings whose rows an open transaction holds; locks all others';
