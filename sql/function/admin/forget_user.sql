-- The facts stay, under a pseudonym made for the purpose: what was booked, when, and what became of it. In JSON the name is
-- found as a string of its own. Notes are their writers' words and stay; what watchers have been told is out of reach. One
-- transaction: whoever is half forgotten is not.
create or replace function booking.forget_user(p_user text, p_name text)
returns table (pseudonym text, bookings bigint, events bigint)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
declare
  -- Where a name stands by itself, in a list, and where a row is of use to the person alone.
  c_names constant text[] := '{race_check.acting_for, unannounced.acting_for, import_key.user_id, import_row.user_id,
    import_row.actor, closure.closed_by, prune.actor, pass.actor, resource.created_by,
    migration.applied_by, member.granted_by}';
  c_lists constant text[] := '{member.for_whom, resource.approvers, resource.bookers, resource.readers}';
  c_own constant text[] := '{waiter.acting_for, cursor.owner, seen.user_id, quota.user_id, share.role}';
  v_name constant text := clean_text('user name', p_name);
  v_pseudonym constant text := 'forgotten-' || left(gen_random_uuid()::text, 8);
  v_quoted constant text := to_jsonb(v_name)::text;
  v_anonymous constant text := to_jsonb(v_pseudonym)::text;
  v_bookings bigint;
  v_events bigint;
  v_place text;
  v_rows bigint;
  v_others bigint := 0;
begin
  perform acting_for(p_user, 'admin');
  perform begin_write();
  if exists (select from booking.member m where m.role = v_name) then
    perform fail('forget-member', v_name);
  end if;
  update booking.booking b set user_id = v_pseudonym where b.user_id = v_name;
  get diagnostics v_bookings = row_count;
  update booking.event e
  set user_id = case e.user_id when v_name then v_pseudonym else e.user_id end,
    actor = case e.actor when v_name then v_pseudonym else e.actor end,
    acting_for = case e.acting_for when v_name then v_pseudonym else e.acting_for end,
    other_owners = array_replace(e.other_owners, v_name, v_pseudonym),
    before = case e.before ->> 'user_id' when v_name then e.before || jsonb_build_object('user_id', v_pseudonym)
      else e.before end,
    conflicting = replace(e.conflicting::text, v_quoted, v_anonymous)::jsonb
  where v_name in (e.user_id, e.actor, e.acting_for) or v_name = any (e.other_owners) or e.before ->> 'user_id' = v_name
    or e.conflicting @> jsonb_build_array(jsonb_build_object('user_id', v_name));
  get diagnostics v_events = row_count;
  foreach v_place in array c_names loop
    execute format('update booking.%1$I set %2$I = $1 where %2$I = $2', variadic string_to_array(v_place, '.'))
      using v_pseudonym, v_name;
    get diagnostics v_rows = row_count;
    v_others := v_others + v_rows;
  end loop;
  foreach v_place in array c_lists loop
    execute format('update booking.%1$I set %2$I = array_replace(%2$I, $2, $1) where $2 = any (%2$I)',
      variadic string_to_array(v_place, '.')) using v_pseudonym, v_name;
    get diagnostics v_rows = row_count;
    v_others := v_others + v_rows;
  end loop;
  foreach v_place in array c_own loop
    execute format('delete from booking.%1$I where %2$I = $1', variadic string_to_array(v_place, '.')) using v_name;
    get diagnostics v_rows = row_count;
    v_others := v_others + v_rows;
  end loop;
  -- Whoever holds another's cursor: "ROLE, process and host".
  update booking.cursor c set holder = v_pseudonym || substr(c.holder, length(v_name) + 1)
  where starts_with(c.holder, v_name || ', ');
  update booking.audit a
  set actor = case a.actor when v_name then v_pseudonym else a.actor end,
    acting_for = case a.acting_for when v_name then v_pseudonym else a.acting_for end,
    -- Of a right: his name; of a policy for a group: "per-week of" it.
    subject = case
      when a.kind = 'member' and a.subject = v_name then v_pseudonym
      when a.kind = 'policy' and a.subject = split_part(a.subject, ' of ', 1) || ' of ' || v_name
        then split_part(a.subject, ' of ', 1) || ' of ' || v_pseudonym
      else a.subject end,
    before = replace(a.before::text, v_quoted, v_anonymous)::jsonb,
    after = replace(a.after::text, v_quoted, v_anonymous)::jsonb
  where v_name in (a.actor, a.acting_for) or a.kind = 'member' and a.subject = v_name
    or a.kind = 'policy' and a.subject = split_part(a.subject, ' of ', 1) || ' of ' || v_name
    or strpos(a.before::text, v_quoted) > 0 or strpos(a.after::text, v_quoted) > 0;
  get diagnostics v_rows = row_count;
  if v_bookings + v_events + v_others + v_rows = 0 then
    perform fail('no-owner', v_name);
  end if;
  return query select v_pseudonym, v_bookings, v_events;
end $$;
comment on function booking.forget_user(text, text) is
  'Replaces a name by a pseudonym wherever it stands, and forgets what only the person needed';
