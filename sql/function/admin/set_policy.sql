create or replace function booking.set_policy(p_user text, p_name text, p_value text, p_group text default null) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := acting_for(p_user, 'admin');
  v_subject constant text := p_name || coalesce(' of ' || p_group, '');
  v_before text;
  v_after text;
begin
  perform begin_write();
  perform from booking.setting for no key update;
  select p.value into v_before from policy(p_user) p where p.name = v_subject;
  if p_group is not null then
    perform set_share(p_group, nullif(p_value, 'none')::interval);
  else
    case p_name
      when 'grace' then update booking.setting set grace = bounded_span('grace period', p_value::interval);
      when 'interval' then update booking.setting set pass_interval = bounded_span('interval', p_value::interval);
      when 'resources' then update booking.setting
        set resources_closed = case p_value when 'closed' then true when 'open' then false end;
      when 'shortest' then update booking.setting set shortest = nullif(p_value, 'none')::interval;
      when 'longest' then update booking.setting set longest = nullif(p_value, 'none')::interval;
      when 'horizon' then update booking.setting set horizon = nullif(p_value, 'none')::interval;
      when 'notice' then update booking.setting set notice = bounded_span('notice', nullif(p_value, 'none')::interval);
      when 'per-week' then update booking.setting set per_week = bounded_span('time a week', nullif(p_value, 'none')::interval);
      when 'per-resource' then update booking.setting set per_resource = nullif(p_value, 'none')::int;
      when 'checkin' then update booking.setting set checkin = bounded_span('time to check in', nullif(p_value, 'none')::interval);
      when 'series' then update booking.setting set series = p_value::int;
      when 'promote' then update booking.setting set promote = p_value;
      when 'private' then update booking.setting set private = case p_value when 'on' then true when 'off' then false end;
      when 'per-user' then update booking.setting set per_user = nullif(p_value, 'none')::int;
    end case;
  end if;
  if p_name = 'private' then
    perform refuse_blind_clients();
  end if;
  select p.value into v_after from policy(p_user) p where p.name = v_subject;
  perform write_audit(v_user, 'policy', v_subject, to_jsonb(v_before), to_jsonb(v_after));
end $$;
comment on function booking.set_policy(text, text, text, text) is 'Changes a setting of the installation, and records who did';
