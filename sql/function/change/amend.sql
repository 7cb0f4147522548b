-- A change that is no placement: the note, or less time for a VALID booking. Status and age stay, nothing is announced.
create or replace function booking.amend(
  b booking.booking, p_type text, p_before jsonb, p_user text, p_key text, p_request text
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  with amended as (
    update booking.booking t
    set (start_time, end_time, busy, status, note, rev) = (b.start_time, b.end_time, b.busy, b.status, b.note, t.rev + 1)
    where t.id = b.id and t.resource_id = b.resource_id
    returning t.*
  )
  insert into booking.event (
    type, acting_for, booking_id, resource_id, user_id, start_time, end_time, status, rev, note, placement,
    created_at, updated_at, before, key, request)
  select p_type, p_user, a.id, a.resource_id, a.user_id, a.start_time, a.end_time, a.status, a.rev, a.note,
    a.placement, a.created_at, a.updated_at, p_before, p_key, sha256(convert_to(p_request, 'UTF8'))
  from amended a;
  perform wake();
end $$;
comment on function booking.amend(booking.booking, text, jsonb, text, text, text) is
  'Writes a change that is no placement, with its event';
