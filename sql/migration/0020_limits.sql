-- What a resource asks of the times at which it is booked, how early one has to ask, and what share of a week is one user's.
alter table booking.resource
  add longest interval constraint resource_longest check (longest > '0'),
  add slot interval constraint resource_slot check (slot between '1 minute' and '1 day'),
  add opens time,
  add closes time,
  add closed_days int[] constraint resource_closed_days check (
    cardinality(closed_days) >= 1 and cardinality(closed_days) <= 6 and closed_days <@ array[1, 2, 3, 4, 5, 6, 7]),
  add zone text,
  add constraint resource_hours check (opens < closes and num_nulls(opens, closes) <> 1),
  add constraint resource_zone check (zone is not null or num_nonnulls(opens, closed_days, slot) = 0);
comment on column booking.resource.longest is 'The longest booking of it; null: as the policy longest says';
comment on column booking.resource.slot is 'A booking begins at a multiple of this after midnight; null: whenever';
comment on column booking.resource.opens is 'A booking lies within the hours of one day; null: within any';
comment on column booking.resource.closes is 'When they end, at 24:00 at the latest';
comment on column booking.resource.closed_days is 'On which it cannot be booked: 1 is Monday, 7 Sunday';
comment on column booking.resource.zone is 'Whose clocks these times are read from';

alter table booking.setting
  add notice interval constraint setting_notice check (notice > '0'),
  add per_week interval constraint setting_per_week check (per_week > '0');
comment on column booking.setting.notice is 'How long before its start a booking has to be made; null: not at all';
comment on column booking.setting.per_week is
  'How much of a week, from Monday to Sunday in UTC, a user''s bookings that are PENDING or VALID may take; null: all';
