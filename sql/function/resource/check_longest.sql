create or replace function booking.check_longest(r booking.resource, p_length interval) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if p_length > longest_of(r) then
    perform fail('too-long-there', length_text(p_length), r.name, length_text(longest_of(r)));
  end if;
end $$;
comment on function booking.check_longest(booking.resource, interval) is 'Refuses a length that is too long for a resource';
