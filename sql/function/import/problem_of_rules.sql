create or replace function booking.problem_of_rules(b booking.booking, out field text, out reason text)
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  field := 'user_id';
  perform check_booker(b.user_id, b.resource_id);
  field := 'start_time';
  perform check_notice(b);
  perform check_hours(b);
exception when others then
  if sqlstate not like 'BK%' and sqlstate <> '42501' then
    raise;
  end if;
  reason := sqlerrm;
end $$;
comment on function booking.problem_of_rules(booking.booking) is
  'Why the rules of its resource, or the policy notice, forbid a booking, and which of its fields is to blame; a reason of null where they do not';
