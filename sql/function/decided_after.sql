create or replace function booking.decided_after(p_user text, p_grace interval, p_id bigint, p_known bigint[])
returns table (id bigint, resources int[], span tstzrange)
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select d.id, d.resources, d.span from booking.decided d
  where d.id > p_id and d.id <> all (p_known) and d.grace = p_grace
    and booking.acting_for(p_user, 'resolver') is not null
  order by d.id;
$$;
comment on function booking.decided_after(text, interval, bigint, bigint[]) is
  'The chunks that resolvers of this grace period have decided with numbers behind this one, but for the known ones';
