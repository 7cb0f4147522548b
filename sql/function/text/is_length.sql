-- Months, days and seconds of an interval each have a sign: of one that mixes them it depends on the day whether it is a
-- length at all. Plain SQL without settings: it is inlined.
create or replace function booking.is_length(p_span interval) returns boolean
language sql immutable
as $$
  select coalesce(p_span > '0' and p_span <= '36525 days' and least(
    extract(year from p_span), extract(month from p_span), extract(day from p_span), extract(hour from p_span),
    extract(minute from p_span), extract(second from p_span)) >= 0, false);
$$;
comment on function booking.is_length(interval) is 'Whether times can last for so long, from whenever on';
