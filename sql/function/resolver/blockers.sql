create or replace function booking.blockers(b booking.booking) returns setof booking.booking
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select o.* from booking.overlapping((b).resource_id, (b).busy) o
  where o.id <> (b).id
    and case (b).status
      when 'PENDING' then o.status = 'VALID' or (o.updated_at, o.id) < ((b).updated_at, (b).id)
      when 'REJECTED' then o.status = 'VALID'
      else false
    end;
$$;
comment on function booking.blockers(booking.booking) is
  'What stands in the way: of a PENDING booking the VALID ones and the PENDING ones ahead of it, of a REJECTED one the VALID';
