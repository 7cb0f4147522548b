-- What is one person's is found by whose it is: by one index what is live, by another the rest. What nobody asks for is not
-- read.
create or replace function booking.list_owned(
  p_user text, p_owner text default null, p_resources text[] default null, p_from timestamptz default null,
  p_to timestamptz default null, p_statuses text[] default null, p_upcoming boolean default false,
  p_limit bigint default null
) returns setof booking.public_booking
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := acting_for(p_user);
  v_owner constant text := coalesce(normalize(p_owner, nfc), v_user);
  v_statuses constant text[] := coalesce(p_statuses, array['PENDING', 'VALID', 'REJECTED']);
  v_resources constant text[] := array(select normalize(n, nfc) from unnest(p_resources) n);
  v_from constant timestamptz := case when p_upcoming then greatest(p_from, clock_timestamp()) else p_from end;
  v_span constant tstzrange := case when v_from > p_to then 'empty' else tstzrange(v_from, p_to) end;
begin
  return query
    select b.* from (
      select (l.booking).* from booking.all_bookings l
      where l.owner = v_owner and (l.booking).status in ('PENDING', 'VALID')
        and (l.booking).end_time > coalesce(v_from, '-infinity') and v_statuses && array['PENDING', 'VALID']
      union all
      select (l.booking).* from booking.all_bookings l
      where l.owner = v_owner and l.owner > '' and (l.booking).status in ('REJECTED', 'DELETED')
        and (l.booking).end_time > coalesce(v_from, '-infinity') and v_statuses && array['REJECTED', 'DELETED']) b
    where b.user_id = v_owner and b.status = any (v_statuses) and tstzrange(b.start_time, b.end_time) && v_span
      and (p_resources is null or b.resource_id = any (v_resources))
    order by b.start_time using <, b.end_time using <, b.resource_id using <, b.id using < limit p_limit;
end $$;
comment on function
  booking.list_owned(text, text, text[], timestamptz, timestamptz, text[], boolean, bigint) is
  'The bookings of one person, or of the one who acts, by start time; a null filter is none';
