create or replace function booking.longest_of(r booking.resource) returns interval
language sql stable
as $$
  select least(r.longest, case when r.closes - r.opens < '24:00' then r.closes - r.opens end);
$$;
comment on function booking.longest_of(booking.resource) is 'What a booking of a resource takes at most, by its rules; null: no matter';
