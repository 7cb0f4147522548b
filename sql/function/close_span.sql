-- Bookings that came since the plan may lie across its cuts: widen the span until none does.
create or replace function booking.close_span(p_resource_id int, p_span tstzrange) returns tstzrange
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_span tstzrange := p_span;
  v_hull tstzrange;
begin
  loop
    select range_merge(range_agg(b.busy)) into v_hull from booking.booking b
    where b.status = 'PENDING' and b.resource_id = p_resource_id and b.busy && v_span;
    exit when v_hull is null or v_span @> v_hull;
    v_span := range_merge(v_span, v_hull);
  end loop;
  return v_span;
end $$;
comment on function booking.close_span(int, tstzrange) is 'The span, widened to whole islands of PENDING bookings';
