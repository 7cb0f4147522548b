-- A booking travels as one column. Programs that read its columns one by one are told to be upgraded (booking.hello).
drop function if exists booking.feed(text, text, boolean, text[], text[], int);
drop function if exists booking.history(text, text, bigint, int);
drop function if exists booking.why(text, text);
drop function if exists booking.conflicts(text, boolean, int);
drop function if exists booking.rehearse_pass(text, interval, text[]);
drop type booking.public_event, booking.feed_row;

create type booking.public_event as (
  event_id bigint, type text, at timestamptz, actor text, acting_for text, conflicting jsonb,
  booking booking.public_booking
);
comment on type booking.public_event is
  'An event as everybody sees it, with the booking as it then was; acting_for, where that was somebody else than the actor';

create type booking.feed_row as (
  event_id bigint, type text, at timestamptz, actor text, conflicting jsonb, range text, cursor text,
  booking booking.public_booking
);
comment on type booking.feed_row is
  'A line of the feed: an event, or, without a type, the end of a page: what the cursors of its events begin with, '
  'and the cursor behind it (null where the page is full: it is that of the event before)';

alter table booking.setting alter oldest_client set default 2;
update booking.setting set oldest_client = 2 where oldest_client < 2;
