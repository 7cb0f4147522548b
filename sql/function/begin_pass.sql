create or replace function booking.begin_pass(p_user text, p_grace interval default null, p_resources text[] default null)
returns table (pass_id bigint, grace interval)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_unknown text;
begin
  perform acting_for(p_user, 'resolver');
  select n into v_unknown from unnest(p_resources) n
  where not exists (select from booking.resource r where r.name = normalize(n, nfc)) limit 1;
  if v_unknown is not null then
    perform fail('no-resource', v_unknown, 'see what there is with: booking resource list');
  end if;
  return query
    insert into booking.pass as p (grace, resources)
    select coalesce(p_grace, s.grace), p_resources from booking.setting s
    returning p.id, p.grace;
end $$;
comment on function booking.begin_pass(text, interval, text[]) is
  'Opens a pass: its number and the grace period it goes by (null: the setting)';
