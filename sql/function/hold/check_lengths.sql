-- Before anything is stored: from whatever day on it is held, it must end later than it begins, and no later than times go.
create or replace function booking.check_lengths(p_length interval, p_least interval) returns void
language plpgsql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if (p_length > '0') is not true or p_least <= '0' then
    perform fail('bad-slot');
  elsif not is_length(p_length) then
    perform refuse_span('length of a hold', p_length);
  elsif p_least is not null and not is_length(p_least) then
    perform refuse_span('least length of a hold', p_least);
  elsif p_least > p_length then
    perform fail('bad-least', length_text(p_least), length_text(p_length));
  end if;
end $$;
comment on function booking.check_lengths(interval, interval) is
  'Refuses what cannot be how long a hold is to be, or how long it has to be at least';
