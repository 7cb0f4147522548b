create or replace function booking.obstacles(b booking.booking, out closed text, out approvers text[])
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select (
      select closure_text(c) from booking.closure c
      where c.resource_id = (b).resource_id and c.during && (b).busy order by c.during limit 1),
    case when awaits_approval(b, r) then r.approvers end
  from booking.resource r where r.id = (b).resource_id;
$$;
comment on function booking.obstacles(booking.booking) is
  'What beside other bookings keeps one from being VALID: when its resource is closed then, and who has yet to approve it';
