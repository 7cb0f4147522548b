-- Bookings that came since the plan may lie across its cuts: widen the span until none does. Only what lies across an
-- edge can do that, so only the edges are looked up (`offset 0`: see verdicts.sql). Asked in the statement that decides, as
-- one that came between the two would be decided on without its neighbours.
create or replace function booking.close_span(p_resource_id int, p_span tstzrange) returns tstzrange
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_span tstzrange := p_span;
  v_across tstzrange;
begin
  if p_span is null then
    return null;
  end if;
  loop
    select range_merge(range_agg(b.busy)) into v_across
    from unnest(array[lower(v_span), upper(v_span)]) edge cross join lateral (
      select b.busy from booking.booking b
      where b.status = 'PENDING' and b.resource_id = p_resource_id and b.busy @> edge and lower(b.busy) < edge offset 0) b;
    exit when v_across is null or v_span @> v_across;
    v_span := range_merge(v_span, v_across);
  end loop;
  return v_span;
end $$;
comment on function booking.close_span(int, tstzrange) is 'The span, widened to whole islands of PENDING bookings; null stays null';
