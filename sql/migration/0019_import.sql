-- What is being imported waits here until all of it has been looked at. Unlogged: after a crash it is imported anew.
create unlogged table booking.import_row (
  actor text not null default session_user,
  import text not null,
  n bigint not null,
  line bigint not null,
  id uuid,
  resource_name text not null,
  user_id text not null,
  start_time timestamptz not null,
  end_time timestamptz not null,
  status text,
  rev int,
  note text,
  created_at timestamptz,
  updated_at timestamptz,
  key text,
  field text,
  reason text,
  staged_at timestamptz not null default clock_timestamp(),
  constraint import_row_pkey primary key (actor, import, n)
);
comment on table booking.import_row is 'Bookings of a file, on their way in';
comment on column booking.import_row.n is 'Its place in the file, which becomes its place in the queue';
comment on column booking.import_row.line is 'Where in the file it stands, for messages';
comment on column booking.import_row.reason is 'What is wrong with it, as far as that was found out; of a field';
comment on column booking.import_row.staged_at is 'What an import that was broken off left behind goes after a day';

create table booking.import_key (
  user_id text not null,
  key text not null constraint import_key_length check (char_length(key) between 1 and 200),
  booking_id uuid not null,
  resource_id int not null,
  constraint import_key_pkey primary key (user_id, key)
);
comment on table booking.import_key is 'By which key of a file a booking came: the same file again brings nothing twice';
