create or replace function booking.utc(p_time timestamptz) returns text
language sql stable
as $$
  select to_char(p_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
$$;
comment on function booking.utc(timestamptz) is 'A time as RFC 3339 has it';
