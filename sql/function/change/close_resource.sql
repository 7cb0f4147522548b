-- It waits for those who are just making a booking VALID (lock_open.sql), and for no others who book; behind its commit nobody
-- does so in that time. What is VALID then stays so, as its owner may have reasons: he is told, as are those who wait.
create or replace function booking.close_resource(
  p_user text, p_name text, p_from timestamptz default null, p_to timestamptz default null, p_reason text default null
) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := acting_for(p_user, 'admin');
  v_from constant timestamptz := coalesce(p_from, date_trunc('second', clock_timestamp()));
  r booking.resource;
  v_new booking.closure;
begin
  perform begin_write();
  perform check_resources(array[p_name]);
  select x.* into r from booking.resource x where x.name = normalize(p_name, nfc) for no key update;
  perform lock_service(r.id);
  perform check_slot(v_from, coalesce(p_to, '9999-12-31Z'));
  insert into booking.closure as c (resource_id, during, reason)
  select r.id, d.during, nullif(clean_text('note', p_reason), '')
  from (select tstzrange(v_from, coalesce(p_to, 'infinity')) as during) d
  where not exists (select from booking.closure o where o.resource_id = r.id and o.during = d.during)
  returning c.* into v_new;
  if not found then
    return;
  end if;
  perform write_audit(v_user, 'resource', r.name, null, jsonb_build_object('closed', closure_text(v_new)), r.id);
  perform record(array(
    select row('booking_closed', o, null, null)::booking.change from overlapping(r.id, v_new.during) o
    order by o.updated_at, o.id), v_user);
end $$;
comment on function booking.close_resource(text, text, timestamptz, timestamptz, text) is
  'Takes a resource out of service, from now on and for good where no times are given; tells the owners of what lies there';
