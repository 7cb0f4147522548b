create type booking.change as (
  type text,
  booking booking.booking,
  before jsonb,
  others booking.booking[]
);
comment on type booking.change is
  'What happened to a booking, on its way into the log: the event''s type, the booking as it is now (or, before it is written, as it is to be), what it was before, and of a booking_conflict the older ones of the pairs';

alter table booking.event add part_of text;
comment on column booking.event.part_of is
  'Of a write that changed several bookings: the key of the first of its events, on the others';

create index event_part on booking.event (acting_for, part_of, id) where part_of is not null;
comment on index booking.event_part is 'Finds what else was written under a key';

create index second_look_key on booking.second_look (acting_for, key);
comment on index booking.second_look_key is 'Finds what is to be looked at again after a write';
