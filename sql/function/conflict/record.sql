-- The one writer of events. A person's write keeps its key with the first of them, where it is unique, and with the others
-- as what they are part of. However many bookings an announcement is about, an event names a hundred.
create or replace function booking.record(
  p_changes booking.change[], p_user text default null, p_key text default null, p_request text default null
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if coalesce(cardinality(p_changes), 0) = 0 then
    return;
  end if;
  insert into booking.event (
    type, acting_for, booking_id, resource_id, user_id, start_time, end_time, status, rev, note, note_is_private, placement,
    created_at, updated_at, series_id, before, others, other_revs, other_owners, key, part_of, request)
  select c.type, p_user, (c.booking).id, (c.booking).resource_id, (c.booking).user_id, (c.booking).start_time,
    (c.booking).end_time, (c.booking).status, (c.booking).rev, (c.booking).note,
    coalesce((c.booking).note_is_private, false), (c.booking).placement, (c.booking).created_at, (c.booking).updated_at,
    (c.booking).series_id, c.before, o.ids, o.revs, o.owners,
    case when c.n = 1 then p_key end,
    case when c.n > 1 and c.type <> 'booking_conflict' then p_key end,
    case when c.type <> 'booking_conflict' then sha256(convert_to(p_request, 'UTF8')) end
  from unnest(p_changes) with ordinality c(type, booking, before, others, n)
  left join lateral (
    select (x.n - 1) / 100 as page, array_agg((x.b).id order by x.n) as ids, array_agg((x.b).rev order by x.n) as revs,
      array_agg(distinct (x.b).user_id) as owners
    from (select b, row_number() over () as n from unnest(c.others) b) x group by (x.n - 1) / 100) o on true
  order by c.n, o.page;
  perform wake(array(
    select distinct (c.booking).resource_id from unnest(p_changes) c
    where c.type in ('booking_updated', 'booking_deleted', 'booking_rejected')));
end $$;
comment on function booking.record(booking.change[], text, text, text) is
  'Writes the events of what has happened, in this order, and wakes the watchers; of several that a person caused all are found under the key';
