create or replace function booking.check_open(b booking.booking) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  r booking.resource;
  v_closed booking.closure;
begin
  perform lock_open(array[(b).resource_id]);
  select x.* into r from booking.resource x where x.id = (b).resource_id;
  select c.* into v_closed from booking.closure c
  where c.resource_id = (b).resource_id and c.during && (b).busy order by c.during limit 1;
  if found then
    perform fail('out-of-service', r.name, closure_text(v_closed));
  elsif awaits_approval(b, r) then
    perform fail('needs-approval', r.name, array_to_string(r.approvers, ', '));
  end if;
end $$;
comment on function booking.check_open(booking.booking) is
  'Refuses to make a booking VALID where its resource is closed then, or its approval is missing';
