-- A change as it would be, refusals and notices included: it is made, looked at and taken back, in a transaction of its own.
create or replace function booking.rehearse_change(
  p_user text, p_verb text, p_ids text[], p_start timestamptz default null, p_end timestamptz default null,
  p_set_note boolean default false, p_note text default null, p_if_rev int default null, p_if_free boolean default false
) returns setof booking.public_booking
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_key constant text := gen_random_uuid()::text;
  v_rows booking.public_booking[];
begin
  perform writing_for(p_user, 'admin');
  begin
    v_rows := case p_verb
      when 'update' then array(
        select x from update_booking(
          p_user, p_ids[1], p_start, p_end, p_set_note, p_note, p_if_rev, v_key, '', p_if_free) x)
      when 'delete' then array(select x from delete_bookings(p_user, p_ids, p_if_rev, v_key, '') x)
      when 'undo' then array(select x from undo_booking(p_user, p_ids[1], p_if_rev, v_key, '') x)
    end;
    if p_verb <> 'delete' then
      perform from resolve_written(p_user, v_key);
      v_rows := array(select x from show_conflicts(p_user, v_rows[1].id::text) x);
    end if;
    raise exception using errcode = 'BK099', message = 'rehearsed';
  exception when sqlstate 'BK099' then
    null;
  end;
  return query select x.* from unnest(v_rows) x;
end $$;
comment on function
  booking.rehearse_change(text, text, text[], timestamptz, timestamptz, boolean, text, int, boolean) is
  'What an update, a delete or an undo would give and conflict with; changes nothing';
