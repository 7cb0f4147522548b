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
  v_user constant text := acting_for(p_user, 'admin');
  v_name constant text := clean_text('user name', p_name);
  v_pseudonym constant text := 'forgotten-' || left(gen_random_uuid()::text, 8);
  v_quoted constant text := to_jsonb(v_name)::text;
  v_anonymous constant text := to_jsonb(v_pseudonym)::text;
  v_bookings bigint;
  v_events bigint;
begin
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
  if v_bookings + v_events = 0 then
    perform fail('no-owner', v_name);
  end if;

  update booking.race_check r set acting_for = v_pseudonym where r.acting_for = v_name;
  update booking.unannounced u set acting_for = v_pseudonym where u.acting_for = v_name;
  update booking.import_key k set user_id = v_pseudonym where k.user_id = v_name;
  update booking.closure c set closed_by = v_pseudonym where c.closed_by = v_name;
  update booking.prune p set actor = v_pseudonym where p.actor = v_name;
  update booking.member m
  set granted_by = case m.granted_by when v_name then v_pseudonym else m.granted_by end,
    for_whom = array_replace(m.for_whom, v_name, v_pseudonym)
  where m.granted_by = v_name or v_name = any (m.for_whom);
  update booking.audit a
  set actor = case a.actor when v_name then v_pseudonym else a.actor end,
    acting_for = case a.acting_for when v_name then v_pseudonym else a.acting_for end,
    subject = case when a.kind = 'member' and a.subject = v_name then v_pseudonym else a.subject end,
    before = replace(a.before::text, v_quoted, v_anonymous)::jsonb,
    after = replace(a.after::text, v_quoted, v_anonymous)::jsonb
  where v_name in (a.actor, a.acting_for) or a.kind = 'member' and a.subject = v_name
    or strpos(a.before::text, v_quoted) > 0 or strpos(a.after::text, v_quoted) > 0;
  delete from booking.waiter w where w.acting_for = v_name;
  delete from booking.cursor c where c.owner = v_name;
  delete from booking.seen s where s.user_id = v_name;
  delete from booking.quota q where q.user_id = v_name;
  return query select v_pseudonym, v_bookings, v_events;
end $$;
comment on function booking.forget_user(text, text) is
  'Replaces a name by a pseudonym wherever it stands, and forgets what only the person needed';
