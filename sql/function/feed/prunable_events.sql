-- Of each booking stays what undo and why need: the last change by a person, the state that it changed (its predecessor),
-- and all since; what it was at that time, so that from then on its states can be told (list_as_of.sql); and all of one whose
-- conflicts are not all announced yet (announce_rest.sql and announce_pairs.sql read it).
create or replace function booking.prunable_events(p_before timestamptz, p_first bigint, p_last bigint)
returns table (id bigint)
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select e.id from booking.event e
  where e.id between p_first and p_last and e.at < p_before and e.rev < (
    select l.rev - 1 from booking.event l
    where l.booking_id = e.booking_id and booking.is_persons_change(l)
    order by l.id desc limit 1)
    and (e.type = 'booking_conflict' or exists (
      select from booking.event n
      where n.booking_id = e.booking_id and n.id > e.id and n.rev > e.rev and n.type <> 'booking_conflict'
        and n.at < p_before))
    and not exists (select from booking.unannounced u where u.booking_id = e.booking_id)
    and not exists (select from booking.unannounced u where u.other_id = e.booking_id);
$$;
comment on function booking.prunable_events(timestamptz, bigint, bigint) is
  'Which of these events can go when what happened before a time is pruned';
