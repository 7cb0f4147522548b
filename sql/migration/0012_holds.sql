-- Who waits for a resource: a place in a queue, and no booking. Its number is its place, whatever clocks say.
create table booking.waiter (
  id bigint generated always as identity constraint waiter_pkey primary key,
  acting_for text not null,
  key text not null,
  resources int[] not null,
  takes_all boolean not null,
  length interval not null,
  least interval not null,
  since timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  constraint waiter_key unique (acting_for, key),
  constraint waiter_length check (least > interval '0' and least <= length)
);
comment on table booking.waiter is 'Who waits to hold resources: in the order of their numbers';
comment on column booking.waiter.key is 'The request''s, under which what it gets is written: whoever lost his connection finds his place by it';
comment on column booking.waiter.takes_all is 'Whether all of the resources at once, or any one of them';
comment on column booking.waiter.length is 'How long the hold is to be; a shorter one will do, of `least` or more, where something comes after it';
comment on column booking.waiter.seen_at is 'When it last asked: who has not for 15 s is passed over';
