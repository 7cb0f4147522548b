create or replace function booking.rehearse(b booking.booking, p_resource text) returns setof booking.public_booking
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_name constant text := clean_text('resource name', p_resource);
  v_resource booking.resource;
  v_draft booking.public_booking;
begin
  select r.* into v_resource from booking.resource r where r.name = v_name;
  if not found then
    perform refuse_new_resource(null, v_name);
    perform raise_notice('BK001', format('"%s" is a new resource', v_name));
  elsif v_resource.retired_at is not null then
    perform fail('retired', v_name);
  end if;
  b.resource_id := v_resource.id;
  b.busy := busy_of(v_resource, b.start_time, b.end_time);
  perform check_limits(array[b], p_locks => false);
  perform check_booker(b.user_id, v_resource.id) where v_resource.id is not null;
  if b.end_time <= clock_timestamp() then
    perform raise_notice('BK002', 'the booking lies in the past');
  end if;
  v_draft.resource_id := v_name;
  v_draft.user_id := b.user_id;
  v_draft.start_time := b.start_time;
  v_draft.end_time := b.end_time;
  v_draft.status := case
    when (select s.promote from booking.setting s) = 'at-once'
      and v_resource.approvers is null
      and not exists (select from booking.closure c where c.resource_id = v_resource.id and c.during && b.busy)
      and not exists (select from overlapping(v_resource.id, b.busy)) then 'VALID'
    else 'PENDING' end;
  v_draft.rev := 1;
  v_draft.note := b.note;
  return next v_draft;
  return query
    select (s.booking).*
    from (select o.id from overlapping(v_resource.id, b.busy) o limit 1000) o
    join booking.all_bookings s on s.id = o.id and s.resource_id = v_resource.id
    order by (s.booking).updated_at, s.id limit 100;
end $$;
comment on function booking.rehearse(booking.booking, text) is 'What a create would give and conflict with; changes nothing';
