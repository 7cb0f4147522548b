-- A lease, so that a run that was killed frees it by itself. It is free at once where its process is gone, as who
-- asks for the name has seen, being on the same machine, and the one of the server that served it: a run that has lost its
-- connection comes back. (Who says by which process of the server he is served, and is not, is served through a pooler.) The
-- fence tells its holders apart.
create or replace function booking.claim_cursor(
  p_user text, p_name text, p_since text, p_process text, p_backend int default null, p_gone text default null)
returns table (since text, fence bigint)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  c_most constant int := 100;
  v_user constant text := acting_for(p_user);
  v_name constant text := clean_text('name of the cursor', p_name);
  v_start text;
  v_now timestamptz;
  c booking.cursor;
begin
  perform check_isolation();
  if coalesce(p_since, 'now') = 'now' then
    v_start := cursor_text(feed_end());
  else
    v_start := cursor_text(read_cursor(p_since));
    perform check_cursor(read_cursor(v_start), feed_end());
  end if;
  if (select count(*) from booking.cursor t where t.owner = v_user and t.name <> v_name) >= c_most
    and not exists (select from booking.cursor t where t.owner = v_user and t.name = v_name)
  then
    perform fail('many-cursors', v_user, c_most::text,
      (select t.name from booking.cursor t where t.owner = v_user order by t.moved_at limit 1));
  end if;
  insert into booking.cursor as t (owner, name, position, holder, held_since, lease_ends_at)
  values (v_user, v_name, v_start, '', '-infinity', '-infinity')
  on conflict do nothing;
  select t.* into c from booking.cursor t where t.owner = v_user and t.name = v_name for no key update;
  v_now := clock_timestamp();
  -- One that would end later than any lease can is from before the clock was put back.
  if c.lease_ends_at > v_now and c.lease_ends_at <= v_now + cursor_lease()
    and (right(c.holder, length(p_gone) + 2) = ', ' || p_gone and c.backend is not null
      and not exists (select from pg_stat_get_activity(c.backend))) is not true
  then
    perform fail('cursor-held', c.name, c.holder, to_char(c.held_since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'),
      age_text(cursor_lease()));
  end if;
  return query
    update booking.cursor t
    set (position, fence, holder, held_since, lease_ends_at, backend) = (
      case when coalesce(p_since, 'now') in ('now', 'beginning') then t.position else v_start end,
      t.fence + 1, format('%s, %s', session_user, clean_text('process', p_process)), v_now, v_now + cursor_lease(),
      case when p_backend = pg_backend_pid() then p_backend end)
    where t.owner = v_user and t.name = v_name
    returning t.position, t.fence;
end $$;
comment on function booking.claim_cursor(text, text, text, text, int, text) is
  'Takes a named cursor, or refuses and says who has it: where to go on, and the fence to show. now and beginning say '
  'where a new one starts; a cursor as p_since moves also one that is there';
