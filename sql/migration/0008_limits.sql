-- Locks in the order of those who write: bookings, then events.
create index booking_owner on booking.booking (user_id, end_time) include (resource_id)
  where status in ('PENDING', 'VALID');
comment on index booking.booking_owner is 'The live bookings of a user, counted by each of his placements';

alter table booking.event add others uuid[], add other_revs int[], add other_owners text[];
comment on column booking.event.others is
  'Of a booking_conflict: the older bookings of the pairs; what they were then is in their own events (expanded.sql)';
comment on column booking.event.other_revs is 'Their revisions as the announcement found them';
comment on column booking.event.other_owners is 'Their owners, each once, so that --mine need not look further';
comment on column booking.event.conflicting is
  'What the first versions kept of the older bookings of a booking_conflict: all of them as they then were';

create table booking.unannounced (
  booking_id uuid not null,
  placement int not null,
  resource_id int not null,
  acting_for text not null,
  xid xid8 not null,
  snapshot pg_snapshot not null,
  constraint unannounced_pkey primary key (booking_id, placement)
);
comment on table booking.unannounced is
  'Placements that met more bookings than a write announces. The next pass announces the rest, from the log';
comment on column booking.unannounced.snapshot is 'What the placement could see: the pairs are those of that moment';

create table booking.quota (
  user_id text constraint quota_pkey primary key
);
comment on table booking.quota is
  'Users who have come near a limit. From there on their placements lock this row and follow one another, so that the count is exact';

alter table booking.setting
  add shortest interval default '1 millisecond' constraint setting_shortest check (shortest >= '0'),
  add longest interval default '3653 days' constraint setting_longest check (longest > '0'),
  add horizon interval default '7305 days' constraint setting_horizon check (horizon > '0'),
  add per_resource int default 5000 constraint setting_per_resource check (per_resource > 0),
  add per_user int default 10000 constraint setting_per_user check (per_user > 0);
comment on column booking.setting.shortest is 'No booking may be shorter; null: no limit, as in the four below';
comment on column booking.setting.longest is 'No booking may be longer';
comment on column booking.setting.horizon is 'How far in the future a booking may begin';
comment on column booking.setting.per_resource is
  'How many bookings that are PENDING or VALID and have not ended a user may have on one resource';
comment on column booking.setting.per_user is 'The same in all';
