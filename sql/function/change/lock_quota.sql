create or replace function booking.lock_quota(p_user text) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  insert into booking.quota (user_id) values (p_user) on conflict do nothing;
  perform from booking.quota q where q.user_id = p_user for update;
end $$;
comment on function booking.lock_quota(text) is 'Has a user''s placements that come near a limit follow one another';
