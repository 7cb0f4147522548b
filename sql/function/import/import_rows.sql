-- A part of what was staged, in its order; all parts are one transaction. Nobody reads notices about one of so many.
create or replace function booking.import_rows(p_user text, p_import text, p_after bigint, p_up_to bigint)
returns table (imported bigint, passed_over bigint)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set client_min_messages = warning
set jit = off
set enable_seqscan = off
as $$
declare
  v_user constant text := writing_for(p_user);
  v_as_given constant boolean := has_right(session_user, 'admin');
  v_key constant text := clean_text('key', p_import) || '/' || p_after;
  v_rows booking.import_row[];
  v_changes booking.change[];
  v_made booking.change[];
begin
  if cardinality(repeated_events(v_user, v_key, p_import)) > 0 then
    return query select 0::bigint, 0::bigint;
    return;
  end if;
  perform begin_write();
  v_rows := array(select r from rows_to_book(p_import, p_after, p_up_to) r order by r.n);
  select coalesce(array_agg(row('booking_created', imported_booking(r, x), null, null)::booking.change order by r.n), '{}')
  into v_changes
  from unnest(v_rows) r join booking.resource x on x.name = r.resource_name;
  if cardinality(v_changes) > 0 then
    v_made := write_changes(v_changes, '{}', v_user, v_key, p_import, v_as_given, is_far_from_limits(p_import));
    insert into booking.import_key (user_id, key, booking_id, resource_id)
    select r.user_id, r.key, (m.booking).id, (m.booking).resource_id
    from unnest(v_rows) with ordinality r join unnest(v_made) with ordinality m(type, booking, before, others, n)
      on m.n = r.ordinality
    where r.key is not null;
  end if;
  return query
    select cardinality(v_changes)::bigint, count(*) - cardinality(v_changes) from staged(p_import) r
    where r.n > p_after and r.n <= p_up_to and r.reason is null;
end $$;
comment on function booking.import_rows(text, text, bigint, bigint) is
  'Books rows that were staged; gives how many, and how many had come before';
