-- A day is 24 hours: what is added to times must not depend on the zone of the session that adds it.
create or replace function booking.exact_length(p_value jsonb) returns interval
language sql immutable
as $$
  select make_interval(secs => coalesce(extract(epoch from (p_value #>> '{}')::interval), 0));
$$;
comment on function booking.exact_length(jsonb) is 'A length in hours, minutes and seconds; none for null';
