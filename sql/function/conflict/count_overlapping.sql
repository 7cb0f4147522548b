-- From PostgreSQL 18 on, what can never be true is left out of a plan, and with it the question who asks: hence coalesce.
create or replace function booking.count_overlapping(
  p_user text, p_resource text, p_start timestamptz, p_end timestamptz, p_besides text
) returns int
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select count(*)::int from (
    select from booking.resource r, booking.overlapping(r.id, tstzrange(p_start, p_end)) o
    where booking.acting_for(p_user) is not null and r.name = normalize(coalesce(p_resource, ''), nfc)
      and o.id is distinct from p_besides::uuid
    limit 10000) o;
$$;
comment on function booking.count_overlapping(text, text, timestamptz, timestamptz, text) is
  'How many live bookings besides one overlap a time, up to ten thousand: an answer lists a hundred';
