-- Bookings that were made by one command, such as a weekly meeting: each is a booking of its own, and all can be changed at once.
alter table booking.booking add series_id uuid;
comment on column booking.booking.series_id is 'The series that it is an occurrence of; null: of none. It stays so whatever becomes of it';
create index booking_series on booking.booking (series_id, start_time) where series_id is not null;
comment on index booking.booking_series is 'Finds the other occurrences of a series';
alter table booking.event add series_id uuid;
comment on column booking.event.series_id is 'As in the booking';
alter type booking.public_booking add attribute series uuid;

create type booking.occurrence as (
  booking booking.public_booking, conflicts bigint, next_start timestamptz, next_end timestamptz
);
comment on type booking.occurrence is
  'A booking of a series, with how many others it conflicts, and when the next time of its length is free';

alter table booking.setting add series int not null default 366 constraint setting_series check (series between 1 and 1000);
comment on column booking.setting.series is 'The most occurrences that a series may have';

alter table booking.import_row add series_id uuid;
comment on column booking.import_row.series_id is 'The series that it is an occurrence of';
