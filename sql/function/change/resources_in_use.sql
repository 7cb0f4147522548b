-- Of many placements, most are of resources that nobody has booked in all that time (a file, a series): one look for each such
-- resource spares one for each booking. It has the snapshot of the statement that asks (place.sql).
create or replace function booking.resources_in_use(p_changes booking.change[]) returns int[]
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set jit = off
as $$
begin
  return array(
    select s.resource_id
    from (
      select (c.booking).resource_id, tstzrange(min(lower((c.booking).busy)), max(upper((c.booking).busy))) as span
      from unnest(p_changes) c group by 1) s
    where exists (select from overlapping(s.resource_id, s.span)));
end $$;
comment on function booking.resources_in_use(booking.change[]) is
  'Of what is to be placed, the resources of which something is booked between the first and the last of it';
