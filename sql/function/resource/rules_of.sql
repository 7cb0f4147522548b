create or replace function booking.rules_of(r booking.resource) returns jsonb
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select coalesce(jsonb_agg(jsonb_build_array(v.name, v.value) order by v.place), '[]')
  from (values
    (1, 'open', to_char(r.opens, 'HH24:MI') || '-' || to_char(r.closes, 'HH24:MI') || ' (' || r.zone || ')'),
    (2, 'closed on', (
      select string_agg(to_char(date '2001-01-01' + d - 1, 'FMDay'), ', ' order by d) from unnest(r.closed_days) d)),
    (3, 'slots', length_text(r.slot) || ' (' || r.zone || ')'),
    (4, 'longest', length_text(r.longest)),
    (5, 'buffers', nullif(concat_ws(', ',
      case when r.buffer_before > '0' then length_text(r.buffer_before) || ' before' end,
      case when r.buffer_after > '0' then length_text(r.buffer_after) || ' after' end), '')),
    (6, 'bookers', case when r.bookers = '{}' then 'admins only' else array_to_string(r.bookers, ', ') end),
    (7, 'approval by', array_to_string(r.approvers, ', ')),
    (8, 'readers', array_to_string(r.readers, ', '))
  ) v(place, name, value)
  where v.value is not null;
$$;
comment on function booking.rules_of(booking.resource) is 'What an admin said about a resource, in pairs of words for people';
