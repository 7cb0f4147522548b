-- Bookings that only touch are of different islands.
create or replace function booking.islands(p_user text, p_resource_id int, p_span tstzrange default null)
returns table (span tstzrange, pending bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user, 'resolver');
  return query
    select tstzrange(min(m.s), max(m.e)), count(*)
    from (
      select h.s, h.e, count(*) filter (where h.head) over (order by h.s, h.e rows unbounded preceding) as island
      from (
        select lower(b.busy) as s, upper(b.busy) as e, coalesce(max(upper(b.busy)) over (order by lower(b.busy),
          upper(b.busy) rows between unbounded preceding and 1 preceding) <= lower(b.busy), true) as head
        from booking.booking b
        where b.status = 'PENDING' and b.resource_id = p_resource_id and (p_span is null or b.busy && p_span)
      ) h
    ) m
    group by m.island order by 1;
end $$;
comment on function booking.islands(text, int, tstzrange) is
  'The islands of PENDING bookings of a resource, with how many there are in each';
