create or replace function booking.why(p_user text, p_id text)
returns table (place bigint, grace_ends_at timestamptz, next_pass_at timestamptz, booking booking.public_booking,
  closed text, approvers text[], no_show boolean)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_booking booking.booking;
  v_pending boolean;
begin
  perform acting_for(p_user);
  v_booking := find_booking(p_id);
  v_pending := v_booking.status = 'PENDING';
  return query
    select case when v_pending then (select count(*) + 1 from blockers(v_booking) o where o.status = 'PENDING') end,
      case when v_pending then v_booking.updated_at + grace_in_force((b.booking).resource_id) end,
      case when v_pending then next_pass_at() end,
      b.booking,
      case when v_booking.status in ('PENDING', 'REJECTED') then o.closed end,
      case when v_pending then o.approvers end, b.is_no_show
    from obstacles(v_booking) o, booking.all_bookings b
    where b.id = v_booking.id and b.resource_id = v_booking.resource_id;
  return query
    select null::bigint, null::timestamptz, null::timestamptz, b.booking, null::text, null::text[],
      null::boolean
    from (
      select o.id, o.resource_id, o.status, o.updated_at from blockers(v_booking) o
      order by o.status desc, o.updated_at, o.id limit 100) o
    join booking.all_bookings b on b.id = o.id and b.resource_id = o.resource_id
    order by o.status desc, o.updated_at, o.id;
end $$;
comment on function booking.why(text, text) is
  'A booking with its place in the queue, end of grace and next pass, when its resource is closed meanwhile, who has to approve it, and whether nobody came for it; then its blockers, a hundred at most';
