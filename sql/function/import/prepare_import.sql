-- What the import would be the first to book is added before it and apart from it: whoever books the same new name
-- meanwhile would wait until all is in.
create or replace function booking.prepare_import(
  p_user text, p_import text, p_continues boolean default false, p_dry_run boolean default false
) returns table (line bigint, field text, reason text)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
as $$
declare
  c_all constant bigint := 9223372036854775807;
  v_user constant text := writing_for(p_user);
  v_new text;
begin
  update booking.import_row r set field = p.field, reason = p.reason
  from import_problems(v_user, p_import, 0, c_all) p
  where r.actor = session_user collate "default" and r.import = p_import and r.n = p.n;
  if p_continues then
    update booking.import_row r
    set field = case e.kind when 'too-many-there' then 'resource_id' else 'user_id' end, reason = problem_of_excess(e.kind, e.by_then)
    from import_excess(p_import) e
    where r.actor = session_user collate "default" and r.import = p_import and r.n = e.n;
  end if;
  return query
    select r.line, r.field, r.reason from staged(p_import) r where r.reason is not null order by r.n;
  if found and not p_continues then
    return;
  end if;
  perform check_staged(p_import);
  perform tell_of_import(p_import);
  for v_new in
    select x.resource_name from (
      select m.resource_name, min(m.n) as n from staged(p_import) m
      where m.reason is null and is_new_row(m)
      group by m.resource_name) x
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
