-- Built from fixed pieces and bound values, so that each list is planned for just what it asks. A window is looked up
-- resource by resource in the three GiST indexes, which is flat in the number of bookings; DELETED ones are in none.
create or replace function booking.list_bookings(
  p_user text, p_resources text[] default null, p_from timestamptz default null, p_to timestamptz default null,
  p_statuses text[] default null, p_mine boolean default false, p_upcoming boolean default false,
  p_limit bigint default null
) returns setof booking.public_booking
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_user constant text := acting_for(p_user);
  v_window constant tstzrange :=
    tstzrange(case when p_upcoming then greatest(p_from, clock_timestamp()) else p_from end, p_to);
  v_statuses constant text[] := coalesce(p_statuses, array['PENDING', 'VALID', 'REJECTED']);
  v_bounded constant boolean := not (lower_inf(v_window) and upper_inf(v_window));
  v_source text := 'booking.resource r join booking.booking b on b.resource_id = r.id';
  v_where text[] := array['b.status = any($3)'];
begin
  if v_bounded and 'DELETED' <> all (v_statuses) then
    v_source := format('booking.resource r cross join lateral (%s) b', (
      select string_agg(format(
        'select * from booking.booking b where b.resource_id = r.id and b.busy && $2 and b.status = %L', s), ' union all ')
      from unnest(array['PENDING', 'VALID', 'REJECTED']) s where s = any (v_statuses)));
  elsif v_bounded then
    v_where := v_where || 'b.busy && $2'::text;
  end if;
  if p_resources is not null then
    v_where := v_where || 'r.name = any($1)'::text;
  end if;
  if p_mine then
    v_where := v_where || 'b.user_id = $4'::text;
  end if;
  return query execute format(
    'select b.id, r.name, b.user_id, b.start_time, b.end_time, b.status, b.rev, b.note, b.created_at, b.updated_at
     from %s where %s order by b.start_time, b.end_time, r.name, b.id limit $5',
    v_source, array_to_string(v_where, ' and '))
  using array(select normalize(n, nfc) from unnest(p_resources) n), v_window, v_statuses, v_user, p_limit;
end $$;
comment on function
  booking.list_bookings(text, text[], timestamptz, timestamptz, text[], boolean, boolean, bigint) is
  'Bookings by start time; a null filter is none; without statuses all that is not DELETED';
