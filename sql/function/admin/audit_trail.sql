-- Who made a resource may have been its first booker: where bookings are kept from others, that is for admins as well.
create or replace function booking.audit_trail(p_user text, p_resource text default null)
returns table (at timestamptz, actor text, acting_for text, kind text, subject text, before jsonb, after jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user, case when p_resource is null or (select s.private from booking.setting s)
    or exists (select from booking.resource r where r.name = normalize(p_resource, nfc) and r.readers is not null)
    then 'admin' end);
  perform check_resources(array[p_resource]) where p_resource is not null;
  return query
    select a.at, a.actor, nullif(a.acting_for, a.actor), a.kind, a.subject, a.before, a.after
    from booking.audit a
    where case when p_resource is null then a.kind in ('member', 'policy')
      else a.resource_id = (select r.id from booking.resource r where r.name = normalize(p_resource, nfc)) end
    order by a.id;
end $$;
comment on function booking.audit_trail(text, text) is
  'Who changed rights and settings, or one resource, when, and how; the oldest first';
