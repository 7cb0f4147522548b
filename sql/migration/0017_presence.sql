-- Who has come for what is his. Where that is asked for (policy checkin), and for holds that show signs of life, a booking
-- ends when nobody is there.
create table booking.presence (
  booking_id uuid constraint presence_pkey primary key,
  resource_id int not null,
  checked_in_at timestamptz not null default clock_timestamp(),
  alive_until timestamptz
);
comment on table booking.presence is 'Bookings that somebody has come for';
comment on column booking.presence.alive_until is 'When the hold ends without another sign of life; null where none is asked for';
create index presence_alive on booking.presence (alive_until) where alive_until is not null;
comment on index booking.presence_alive is 'Finds the holds whose holder died';
create index presence_age on booking.presence (checked_in_at);
comment on index booking.presence_age is 'Finds what can be forgotten';

alter table booking.setting add column checkin interval constraint setting_checkin check (checkin > interval '0');
comment on column booking.setting.checkin is 'How long after its start a booking is kept that nobody has come for; null: to its end';
