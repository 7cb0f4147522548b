create or replace function booking.next_pass_at() returns timestamptz
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select l.started_at + s.pass_interval from booking.last_pass() l, booking.setting s
  where l.started_at <= clock_timestamp() and l.started_at + s.pass_interval > clock_timestamp();
$$;
comment on function booking.next_pass_at() is 'When the next pass over all resources is due; null where none runs';
