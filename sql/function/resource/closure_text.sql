create or replace function booking.closure_text(c booking.closure) returns text
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select concat('from ', to_char(lower((c).during) at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"'),
    case when isfinite(upper((c).during))
      then ' to ' || to_char(upper((c).during) at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"') end,
    ': ' || (c).reason);
$$;
comment on function booking.closure_text(booking.closure) is 'When a resource is closed, and why, for messages';
