-- What a booking that is PENDING may hope for, and who makes it so.
create or replace function booking.outlook() returns table (promote text, next_pass_at timestamptz, has_run boolean)
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
  select s.promote, booking.next_pass_at(), exists (select from booking.last_pass() l where l.id is not null)
  from (select booking.acting_for(null)) u, booking.setting s;
$$;
comment on function booking.outlook() is 'The policy, when the next pass is due (null: none runs), and whether any ever ran';
