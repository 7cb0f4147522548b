-- When what is free becomes VALID, and what each user has seen of what others decided about his bookings.
alter table booking.setting
  add promote text not null default 'by-pass' constraint setting_promote check (promote in ('by-pass', 'at-once'));
comment on column booking.setting.promote is
  'by-pass: the resolver''s passes make bookings VALID; at-once: every write resolves what it touched';

create table booking.seen (
  user_id text constraint seen_pkey primary key,
  snapshot pg_snapshot not null constraint seen_snapshot check (octet_length(snapshot::text) <= 65536)
);
comment on table booking.seen is 'Up to where a user has been told what became of his bookings (booking status)';
comment on column booking.seen.snapshot is 'What it does not show is new to him, however late it was committed';

create index event_fate on booking.event (user_id, id)
  where type = 'booking_rejected' or type in ('booking_updated', 'booking_deleted') and acting_for <> user_id;
comment on index booking.event_fate is 'What befell a user''s bookings without his doing: few among many events';
