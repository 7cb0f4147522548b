-- Whoever is named for it, in person: to act for somebody does not lend it. Its age stays that of the placement.
create or replace function booking.approve_booking(
  p_user text, p_id text, p_if_rev int default null, p_key text default null, p_request text default null
) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := acting_for(p_user);
  v_key constant text := clean_text('key', p_key);
  b booking.booking := find_booking(p_id);
  r booking.resource;
begin
  perform check_isolation();
  select x.* into r from booking.resource x where x.id = b.resource_id;
  if not is_among(session_user, r.approvers) and not has_right(session_user, 'admin') then
    perform fail('not-approver', session_user, r.name, coalesce(array_to_string(r.approvers, ', '), 'nobody'));
  end if;
  if cardinality(repeated_events(v_user, v_key, p_request)) = 0 then
    perform begin_write();
    b := lock_booking(b, p_if_rev);
    if r.approvers is null or b.status <> 'PENDING' then
      perform fail('nothing-to-approve', left(b.id::text, 8), b.status);
    elsif awaits_approval(b, r) then
      update booking.booking t set approved = t.placement, rev = t.rev + 1
      where t.id = b.id and t.resource_id = b.resource_id returning t.* into b;
      perform record(array[row('booking_approved', b, null, null)::booking.change], v_user, v_key, p_request);
    end if;
  end if;
  return query select * from with_conflicts(b.id, b.resource_id);
end $$;
comment on function booking.approve_booking(text, text, int, text, text) is
  'Lets a PENDING booking become VALID, where its resource wants that said; gives it, then what it conflicts with';
