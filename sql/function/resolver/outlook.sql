-- What a booking that is PENDING may hope for, and who makes it so.
create or replace function booking.outlook() returns table (promote text, next_pass_at timestamptz, has_run boolean)
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select s.promote,
    case when l.started_at <= clock_timestamp() and l.started_at + s.pass_interval > clock_timestamp()
      then l.started_at + s.pass_interval end,
    l.id is not null
  from (select booking.acting_for(null)) u, booking.setting s left join booking.last_pass() l on l.id is not null;
$$;
comment on function booking.outlook() is 'The policy, when the next pass is due (null: none runs), and whether any ever ran';
