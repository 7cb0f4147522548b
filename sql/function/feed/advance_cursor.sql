-- Released, it has a new fence: what its holder sent before and arrives later moves nothing any more. The lease may have ended
-- meanwhile: as long as nobody else took the cursor, it is still this holder's.
create or replace function booking.advance_cursor(
  p_user text, p_name text, p_fence bigint, p_position text default null, p_release boolean default false,
  p_backend int default null
) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := acting_for(p_user);
  v_now timestamptz;
  c booking.cursor;
begin
  perform check_isolation();
  perform read_cursor(p_position);
  select t.* into c from booking.cursor t where t.owner = v_user and t.name = p_name for no key update;
  if c.fence is distinct from p_fence then
    perform fail('cursor-lost', p_name, coalesce(c.holder, 'somebody who deleted it'));
  end if;
  v_now := clock_timestamp();
  update booking.cursor t
  set fence = t.fence + p_release::int,
    lease_ends_at = case when p_release then v_now else v_now + cursor_lease() end,
    backend = case when p_backend = pg_backend_pid() then p_backend end,
    position = coalesce(p_position, t.position),
    moved_at = case when p_position is null then t.moved_at else v_now end
  where t.owner = v_user and t.name = p_name;
end $$;
comment on function booking.advance_cursor(text, text, bigint, text, boolean, int) is
  'Moves a named cursor (null: leaves it) and renews its lease, or releases it; refuses a holder who was taken over';
