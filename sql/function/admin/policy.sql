create or replace function booking.policy(p_user text)
returns table (name text, value text, changed_by text, changed_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set intervalstyle = 'iso_8601'
as $$
begin
  perform acting_for(p_user);
  return query
    select v.name, v.value, c.actor, c.at
    from booking.setting s
    cross join lateral (values
      (1, 'grace', s.grace::text), (2, 'interval', s.pass_interval::text),
      (3, 'resources', case when s.resources_closed then 'closed' else 'open' end),
      (4, 'shortest', coalesce(s.shortest::text, 'none')), (5, 'longest', coalesce(s.longest::text, 'none')),
      (6, 'horizon', coalesce(s.horizon::text, 'none')), (7, 'per-resource', coalesce(s.per_resource::text, 'none')),
      (8, 'per-user', coalesce(s.per_user::text, 'none')), (9, 'promote', s.promote),
      (10, 'private', case when s.private then 'on' else 'off' end),
      (11, 'checkin', coalesce(s.checkin::text, 'none')), (12, 'notice', coalesce(s.notice::text, 'none')),
      (13, 'per-week', coalesce(s.per_week::text, 'none')), (14, 'series', s.series::text)
      union all
      select 15, 'per-week of ' || h.role, h.per_week::text from booking.share h) v(place, name, value)
    left join lateral (
      select a.actor, a.at from booking.audit a
      where a.kind = 'policy' and a.subject = v.name order by a.id desc limit 1) c on true
    order by v.place, v.name;
end $$;
comment on function booking.policy(text) is 'The settings of the installation, with who changed them last; intervals as in ISO 8601';
