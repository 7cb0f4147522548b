-- What the import would be the first to book is added before it and apart from it: whoever books the same new name
-- meanwhile would wait until all is in. Who is no admin cannot say what a booking's past is: it would jump the queue.
create or replace function booking.prepare_import(
  p_user text, p_import text, p_continues boolean default false, p_dry_run boolean default false
) returns table (line bigint, field text, reason text)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
as $$
declare
  v_user constant text := writing_for(p_user);
  v_ignored bigint;
  v_new text;
begin
  if not has_right(session_user, 'admin') then
    update booking.import_row r set (id, status, rev, created_at, updated_at) = (null, null, null, null, null)
    where r.actor = session_user collate "default" and r.import = p_import
      and coalesce(r.id::text, r.status, r.rev::text, r.created_at::text, r.updated_at::text) is not null;
    get diagnostics v_ignored = row_count;
    if v_ignored > 0 then
      perform raise_notice('BK006', 'id, status, rev, created_at and updated_at are ignored: they count for an admin alone');
    end if;
  end if;
  update booking.import_row r set field = p.field, reason = p.reason
  from import_problems(v_user, p_import) p
  where r.actor = session_user collate "default" and r.import = p_import and r.n = p.n;
  return query
    select r.line, r.field, r.reason from staged(p_import) r where r.reason is not null order by r.n;
  if found and not p_continues then
    return;
  end if;
  for v_new in
    select x.resource_name from (
      select m.resource_name, min(m.n) as n from staged(p_import) m where m.reason is null group by m.resource_name) x
    where not exists (select from booking.resource r where r.name = x.resource_name)
    order by x.n
  loop
    if not p_dry_run then
      perform claim_quietly(v_user, v_new);
    end if;
    return query select null::bigint, v_new, null::text;
  end loop;
end $$;
comment on function booking.prepare_import(text, text, boolean, boolean) is
  'Looks at all that was staged: what is wrong with it, and (without a line) what it books that is new';
