-- Plain SQL without settings: it is inlined.
create or replace function booking.is_new_row(r booking.import_row) returns boolean
language sql stable
as $$
  select case when num_nonnulls(r.key, r.id) = 0 then true else not booking.came_before(r) end;
$$;
comment on function booking.is_new_row(booking.import_row) is 'Whether what a row asks for has not been booked before';
