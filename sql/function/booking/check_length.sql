-- Of a booking that only gives time back the shortest counts alone.
create or replace function booking.check_length(b booking.booking, p_is_placement boolean default true) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_length constant interval := b.end_time - b.start_time;
  s booking.setting;
begin
  select x.* into s from booking.setting x;
  if v_length < s.shortest then
    perform fail('too-short', length_text(v_length), length_text(s.shortest));
  elsif p_is_placement and v_length > s.longest then
    perform fail('too-long', length_text(v_length), length_text(s.longest));
  elsif p_is_placement and b.start_time > v_now + s.horizon then
    perform fail('too-far', length_text(date_trunc(
      case when b.start_time > v_now + s.horizon + interval '2 days' then 'day' else 'second' end, b.start_time - v_now)),
      length_text(s.horizon));
  end if;
end $$;
comment on function booking.check_length(booking.booking, boolean) is
  'Refuses what the policies shortest, longest or horizon forbid';
