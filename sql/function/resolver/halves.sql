-- A resource's queue, cut between islands as near the middle as can be; a single island stays whole. Bookings that only
-- touch are of different islands.
create or replace function booking.halves(p_user text, p_resource_id int, p_span tstzrange default null)
returns table (span tstzrange, pending bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
begin
  perform acting_for(p_user, 'resolver');
  return query
    with queue as materialized (
      select lower(b.busy) as s, upper(b.busy) as e,
        row_number() over w - 1 as n, coalesce(max(upper(b.busy)) over w <= lower(b.busy), true) as head
      from booking.booking b
      where b.status = 'PENDING' and b.resource_id = p_resource_id and b.busy && coalesce(p_span, '(,)')
      window w as (order by lower(b.busy), upper(b.busy) rows between unbounded preceding and 1 preceding)
    ), cut as (
      select coalesce(min(q.n) filter (where 2 * q.n >= (select count(*) from queue)), max(q.n)) as n
      from queue q where q.head and q.n > 0
    )
    select tstzrange(min(q.s), max(q.e)), count(*)
    from queue q, cut c group by q.n >= c.n order by 1;
end $$;
comment on function booking.halves(text, int, tstzrange) is
  'A resource''s PENDING bookings as two spans of whole islands, with how many are in each; a single island as one';
