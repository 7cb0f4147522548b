-- PL/pgSQL, which keeps its plan from one chunk to the next.
create or replace function booking.decided_after(p_user text, p_grace interval, p_id bigint, p_known bigint[])
returns table (id bigint, resources int[], span tstzrange)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user, 'resolver');
  return query
    select d.id, d.resources, d.span from booking.decided d
    where d.id > p_id and d.id <> all (p_known) and d.grace = p_grace
    order by d.id;
end $$;
comment on function booking.decided_after(text, interval, bigint, bigint[]) is
  'The chunks that resolvers of this grace period have decided with numbers behind this one, but for the known ones';
