-- Who only acts for another leaves it to him to look, if he can log in himself.
create or replace function booking.see(p_user text, p_seen text) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user constant text := acting_for(p_user);
begin
  if v_user <> session_user and exists (select from pg_roles r where r.rolname = v_user and r.rolcanlogin) then
    return;
  end if;
  insert into booking.seen (user_id, snapshot) values (v_user, p_seen::pg_snapshot)
  on conflict (user_id) do update set snapshot = excluded.snapshot;
end $$;
comment on function booking.see(text, text) is 'Notes that a user has been shown what befell his bookings';
