create or replace function booking.open_resource(
  p_user text, p_name text, p_from timestamptz default null, p_to timestamptz default null
) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := acting_for(p_user, 'admin');
  v_span constant tstzrange := tstzrange(coalesce(p_from, clock_timestamp()), coalesce(p_to, 'infinity'));
  r booking.resource;
  v_gone booking.closure;
begin
  perform begin_write();
  perform check_resources(array[p_name]);
  select x.* into r from booking.resource x where x.name = normalize(p_name, nfc) for no key update;
  for v_gone in delete from booking.closure c where c.resource_id = r.id and c.during && v_span returning c.* loop
    perform write_audit(v_user, 'resource', r.name, jsonb_build_object('closed', closure_text(v_gone)), null, r.id);
  end loop;
  if not found then
    perform fail('not-closed', r.name);
  end if;
  perform wake(array[r.id]);
end $$;
comment on function booking.open_resource(text, text, timestamptz, timestamptz) is
  'Puts a resource back into service: takes back its closures that have not ended, or those that overlap a time';
