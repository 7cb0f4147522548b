-- For a plan of some days: closures and what lies out of hours, each stretch once.
create or replace function booking.closed_times(p_user text, p_names text[], p_tags jsonb, p_from timestamptz, p_to timestamptz)
returns table (resource_id text, start_time timestamptz, end_time timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
set jit = off
set enable_seqscan = off
as $$
begin
  perform acting_for(p_user);
  return query
    select r.name, greatest(lower(c), p_from), least(upper(c), p_to)
    from booking.resource r, lateral (
      select range_agg(u) as times from unbookable(r, tstzrange(p_from, p_to)) u) t, unnest(t.times) c
    where r.tags @> p_tags and (p_names is null or r.name = any (array(select normalize(n, nfc) from unnest(p_names) n)))
      and r.retired_at is null and lower(c) < p_to and upper(c) > p_from;
end $$;
comment on function booking.closed_times(text, text[], jsonb, timestamptz, timestamptz) is
  'When resources cannot be booked within a time, by their opening hours, closed days and closures';
