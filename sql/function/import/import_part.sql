-- A key for each part, so that what it placed is found for its second look, and whether an import whose end was not heard came
-- to pass.
create or replace function booking.import_part(
  p_rows booking.import_row[], p_user text, p_import text, p_after bigint, p_as_given boolean, p_is_counted boolean
) returns bigint
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_key constant text := p_import || '/' || p_after;
  v_changes booking.change[];
  v_new booking.change[];
  v_made booking.change[];
begin
  if cardinality(repeated_events(p_user, c_key, p_import)) > 0 then
    return 0;
  end if;
  select array_agg(row('booking_created', imported_booking(r, x), null, null)::booking.change order by r.n) into v_changes
  from unnest(p_rows) r join booking.resource x on x.name = r.resource_name;
  if cardinality(v_changes) is distinct from cardinality(p_rows) then
    perform fail('no-resource', r.resource_name, 'it is gone since the file was read: import it again')
    from unnest(p_rows) r where not exists (select from booking.resource x where x.name = r.resource_name) limit 1;
  end if;
  -- Each row by itself has been judged (import_rows.sql). What an admin brings back was booked by the rules of its time.
  v_new := array(
    select c from unnest(v_changes) c
    where (c.booking).id is null and coalesce((c.booking).status, 'PENDING') in ('PENDING', 'VALID'));
  if not within_limits(v_new, p_is_counted) then
    perform check_amounts(array(select c.booking from unnest(v_new) c), true, p_is_counted);
  end if;
  v_made := write_changes(v_changes, '{}', p_user, c_key, p_import, p_as_given, p_is_checked => true);
  if (v_made[cardinality(v_changes)]).type is distinct from 'booking_created' then
    perform fail('came-meanwhile');
  end if;
  insert into booking.import_key (user_id, key, booking_id, resource_id)
  select r.user_id, r.key, (m.booking).id, (m.booking).resource_id
  from unnest(p_rows) with ordinality r join unnest(v_made) with ordinality m(type, booking, before, others, n)
    on m.n = r.ordinality
  where r.key is not null;
  return cardinality(v_changes);
end $$;
comment on function booking.import_part(booking.import_row[], text, text, bigint, boolean, boolean) is
  'Books what has been read of an import, under one key; gives how many';
