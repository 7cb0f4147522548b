create or replace function booking.begin_pass(p_user text, p_grace interval default null, p_resources text[] default null)
returns table (pass_id bigint, grace interval)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user, 'resolver');
  perform check_resources(p_resources);
  return query
    insert into booking.pass as p (grace, resources)
    select coalesce(p_grace, s.grace), p_resources from booking.setting s
    returning p.id, p.grace;
end $$;
comment on function booking.begin_pass(text, interval, text[]) is
  'Opens a pass: its number and the grace period it goes by (null: the setting)';
