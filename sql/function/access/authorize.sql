-- Acting for another is a right. It lends reading and that one's right to book; all else is asked of the actor.
create or replace function booking.authorize(p_user text, p_right text, p_or text default null) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case
    when not booking.in_person() then booking.fail('replica')
    when p_right is not null and current_setting('transaction_isolation') <> 'read committed' then booking.fail('isolation')
    when u.name = session_user then case
      when booking.has_right(u.name, p_right) or p_or is not null and booking.has_right(u.name, p_or) then u.name
      when booking.has_right(u.name, null) then
        booking.fail('not-allowed', u.name, p_right)
      else booking.fail('not-member', u.name) end
    when not booking.may_act_for(session_user, u.name) then
      booking.fail(case when booking.has_right(session_user, 'delegate') then 'not-delegate-for' else 'not-delegate' end,
        session_user, u.name)
    when p_right <> 'user' and not booking.has_right(session_user, p_right) then
      booking.fail('not-allowed', session_user, p_right)
    else u.name
  end
  from (select case when p_user is null then session_user::text else booking.clean_text('user name', p_user) end) u(name);
$$;
comment on function booking.authorize(text, text, text) is
  'What acting_for says of group roles, of acting for another, of those with another right that will do, and of those without';
