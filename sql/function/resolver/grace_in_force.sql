-- Times go by the last pass that looked at the resource, whatever the setting says meanwhile, but where writes decide, which
-- go by the setting.
create or replace function booking.grace_in_force(p_resource text default null) returns interval
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce((
    select p.grace from booking.pass p
    where s.promote <> 'at-once' and p.finished_at is not null and (p.resources is null or p_resource = any (p.resources))
    order by p.id desc limit 1), s.grace)
  from booking.setting s;
$$;
comment on function booking.grace_in_force(text) is 'The grace period that counts for a resource now (null: for all of them)';
