-- Several resources for one time: each a booking of its own, all of them placed at once and under one key; or, without
-- names, one resource that has the tags. With p_if_free all are VALID at once, or all are refused.
create or replace function booking.create_bookings(
  p_user text, p_resources text[], p_tags jsonb, p_start timestamptz, p_end timestamptz, p_note text default null,
  p_key text default null, p_request text default null, p_dry_run boolean default false,
  p_if_free boolean default false, p_note_is_private boolean default false
) returns table (n int, booking booking.public_booking)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  v_user constant text := writing_for(p_user);
  v_key constant text := clean_text('key', p_key);
  v_by_name constant boolean := cardinality(p_resources) > 0;
  v_new booking.booking;
  v_wanted int[];
  v_made booking.change[] := '{}';
  c booking.change;
begin
  if not p_dry_run and cardinality(repeated_events(v_user, v_key, p_request)) > 0 then
    perform raise_notice('BK004', 'this was booked before, under the same key');
    return;
  end if;
  perform check_slot(p_start, p_end);
  v_new.user_id := v_user;
  v_new.start_time := p_start;
  v_new.end_time := p_end;
  v_new.note := nullif(clean_text('note', p_note), '');
  v_new.note_is_private := p_note_is_private;
  if p_dry_run then
    return query
      select x.n::int, d.*::booking.public_booking
      from unnest(case when v_by_name then array(
          select u.name from unnest(p_resources[:100]) with ordinality u(name, n) group by u.name order by min(u.n))
        else array(
          select r.name from booking.resource r
          where r.id = (by_freedom(wanted_resources(v_user, null, p_tags), tstzrange(p_start, p_end)))[1]) end) with ordinality x(name, n)
      cross join lateral rehearse(v_new, x.name) d;
    return;
  end if;
  perform begin_write();
  v_wanted := wanted_resources(v_user, p_resources, p_tags);
  if p_if_free then
    perform begin_deciding();
    perform free_absent(v_wanted);
  end if;
  if not v_by_name then
    perform place_on_any(v_new, v_wanted, v_user, v_key, p_request, p_if_free);
    return;
  end if;
  v_new.start_time := after_the_last(v_wanted, p_start, p_end);
  foreach v_new.resource_id in array v_wanted loop
    v_new.busy := busy_at(v_new);
    v_made := v_made || row('booking_created', v_new, null, null)::booking.change;
  end loop;
  v_made := write_changes(v_made, '{}', v_user, v_key, p_request);
  foreach c in array v_made loop
    if p_if_free and c.type = 'booking_created' then
      perform take_if_free((c.booking).id, (c.booking).resource_id);
    end if;
  end loop;
end $$;
comment on function booking.create_bookings(
  text, text[], jsonb, timestamptz, timestamptz, text, text, text, boolean, boolean, boolean) is
  'Books all of some resources for a time, or one that has tags: as create_booking does. show_created tells what came of it; with p_dry_run this does, each booking with its number, then what it would conflict with';
