create or replace function booking.decided_since(p_user text, p_grace interval, p_since timestamptz, p_after bigint)
returns table (id bigint, resources int[], span tstzrange)
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select d.id, d.resources, d.span from booking.decided d
  where d.id > p_after and d.at >= p_since and d.grace = p_grace and booking.acting_for(p_user, 'resolver') is not null
  order by d.id;
$$;
comment on function booking.decided_since(text, interval, timestamptz, bigint) is
  'The chunks that resolvers of this grace period have decided, with all that was committed by a moment considered';
