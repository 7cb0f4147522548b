-- The tables. Rules that need more than one row or table are in the functions; users have no right on any table.

create extension if not exists btree_gist with schema booking;

comment on schema booking is 'Bookings of shared resources; see booking(1)';
comment on table booking.migration is 'The migrations applied, in order';
comment on column booking.migration.checksum is 'SHA-256 of the file as it was applied';

-- Names are folded to find those that differ only in case, width or accents (Unicode Standard Annex #15: NFKD takes
-- width and accents apart; upper before lower folds ß, ς and the like).
create function booking.fold(p_name text) returns text
language sql immutable strict parallel safe
set search_path = pg_catalog, booking, pg_temp
return lower(upper(regexp_replace(normalize(p_name, nfkd), '[\u0300-\u036F]', '', 'g') collate "und-x-icu"));
comment on function booking.fold(text) is 'A name without case, width and accents';

create table booking.setting (
  only_row boolean constraint setting_pkey primary key default true constraint setting_only_row check (only_row),
  grace interval not null default '15 minutes' constraint setting_grace check (grace >= '0'),
  pass_interval interval not null default '60 seconds' constraint setting_pass_interval check (pass_interval > '0'),
  resources_closed boolean not null default false,
  oldest_client int not null default 1,
  epoch uuid not null default gen_random_uuid(),
  system_identifier bigint not null,
  database_oid oid not null,
  installed_at timestamptz not null default clock_timestamp()
);
comment on table booking.setting is 'The settings of the installation: one row';
comment on column booking.setting.grace is 'How long a conflicting PENDING booking is kept before it is rejected';
comment on column booking.setting.pass_interval is 'How often a resolver is expected to pass';
comment on column booking.setting.resources_closed is 'Whether only an admin may add resources';
comment on column booking.setting.oldest_client is 'The oldest client protocol that this schema still serves';
comment on column booking.setting.epoch is 'Named by every cursor; drawn anew after a restore';
comment on column booking.setting.system_identifier is 'The cluster that the transaction ids in here belong to';
comment on column booking.setting.database_oid is 'The database that the transaction ids in here belong to';
insert into booking.setting (system_identifier, database_oid)
select c.system_identifier, d.oid
from pg_control_system() c, pg_database d where d.datname = current_database();

create table booking.member (
  role text not null,
  "right" text not null constraint member_right check ("right" in ('user', 'delegate', 'resolver', 'admin')),
  granted_by text not null default session_user,
  granted_at timestamptz not null default clock_timestamp(),
  constraint member_pkey primary key (role, "right")
);
comment on table booking.member is 'Who may do what: a login role, a group role, or public for everyone who can connect';
comment on column booking.member."right" is
  'user: book in one''s own name; delegate: act for another; resolver: run passes; admin: change what is others''';
insert into booking.member (role, "right")
select session_user, r from unnest(array['user', 'delegate', 'resolver', 'admin']) r;

create table booking.resource (
  id int generated always as identity constraint resource_pkey primary key,
  name text not null constraint resource_name_key unique constraint resource_name check (char_length(name) between 1 and 200),
  folded text collate "C" not null generated always as (booking.fold(name)) stored constraint resource_folded_key unique,
  tags jsonb not null default '{}' constraint resource_tags check (jsonb_typeof(tags) = 'object'),
  retired_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default session_user
);
comment on table booking.resource is 'The things that can be booked';
comment on column booking.resource.id is 'An int, because GiST over int costs a third of GiST over text';
comment on column booking.resource.folded is 'The name without case, width and accents: names must differ in more';
comment on column booking.resource.retired_at is 'Since when it takes no new bookings';

create table booking.booking (
  id uuid not null default gen_random_uuid(),
  resource_id int not null constraint booking_resource_id_fkey references booking.resource,
  user_id text not null constraint booking_user_id check (char_length(user_id) between 1 and 200),
  start_time timestamptz not null,
  end_time timestamptz not null,
  busy tstzrange not null,
  status text not null default 'PENDING'
    constraint booking_status check (status in ('PENDING', 'VALID', 'REJECTED', 'DELETED')),
  note text constraint booking_note check (char_length(note) <= 2000),
  rev int not null default 1,
  placement int not null default 1,
  placed_xid xid8 not null default pg_current_xact_id(),
  placed_snapshot pg_snapshot not null default pg_current_snapshot(),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint booking_pkey primary key (id, resource_id),
  constraint booking_order check (start_time < end_time),
  constraint booking_years check (start_time >= '1970-01-01 00:00:00Z' and end_time < '10000-01-01 00:00:00Z'),
  constraint booking_busy check (
    busy @> tstzrange(start_time, end_time)
    and coalesce(isfinite(lower(busy)) and isfinite(upper(busy)), false)),
  constraint no_overlap exclude using gist (resource_id with =, busy with &&) where (status = 'VALID')
);
create index booking_pending on booking.booking using gist (resource_id, busy) where (status = 'PENDING');
create index booking_rejected on booking.booking using gist (resource_id, busy) where (status = 'REJECTED');
comment on table booking.booking is 'The bookings as they are now; nothing is ever deleted from here, only marked';
comment on column booking.booking.busy is
  'What it occupies: its times plus the resource''s buffers as they were at placement. Overlap is asked of this alone';
comment on column booking.booking.rev is 'Raised by every change, the resolver''s too';
comment on column booking.booking.placement is 'Counts the times it was placed: created, moved or revived';
comment on column booking.booking.placed_xid is 'The transaction of the last placement';
comment on column booking.booking.placed_snapshot is
  'What the last placement could see. Two placements raced when neither snapshot shows the other''s transaction';
comment on column booking.booking.updated_at is 'The time of the last placement: its age in the queue';
comment on constraint no_overlap on booking.booking is 'No two VALID bookings of a resource overlap, whoever writes';
comment on index booking.booking_pending is 'The queue: read whole by each pass, and by overlap on every write';
comment on index booking.booking_rejected is 'With the two above, every live or rejected booking is in just one GiST index';

create table booking.event (
  id bigint generated always as identity constraint event_pkey primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  type text not null constraint event_type check (type in (
    'booking_created', 'booking_updated', 'booking_deleted', 'booking_conflict', 'booking_validated',
    'booking_rejected')),
  actor text not null default session_user,
  acting_for text,
  booking_id uuid not null,
  resource_id int not null,
  user_id text not null,
  start_time timestamptz not null,
  end_time timestamptz not null,
  status text not null,
  rev int not null,
  note text,
  placement int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  before jsonb,
  conflicting jsonb,
  key text constraint event_key check (char_length(key) between 1 and 200),
  request bytea
);
create index event_xid on booking.event (xid, id);
create index event_booking on booking.event (booking_id, id);
create unique index event_key on booking.event (acting_for, key) where (key is not null);
comment on table booking.event is 'Append-only: the history of every booking and the feed of booking watch at once';
comment on column booking.event.xid is 'The writing transaction: a place in the feed is made of snapshots, not of ids';
comment on column booking.event.actor is 'The role that was logged in';
comment on column booking.event.acting_for is 'The user whose rights were used; null for the resolver';
comment on column booking.event.user_id is 'The owner; this and what follows is the booking as it then was';
comment on column booking.event.before is 'The booking as it was before a person''s change, for undo; null for a create';
comment on column booking.event.conflicting is 'Of a booking_conflict: the older bookings of the pairs, as they then were';
comment on column booking.event.key is 'Makes a write repeatable; unique per user acted for';
comment on column booking.event.request is 'SHA-256 of the request as typed: another one under the same key is refused';

create table booking.second_look (
  booking_id uuid not null,
  placement int not null,
  resource_id int not null,
  acting_for text not null,
  key text,
  constraint second_look_pkey primary key (booking_id, placement)
);
comment on table booking.second_look is
  'Placements whose writer has not yet looked again for races, after its commit. A resolver does it where a writer died';

create table booking.conflict (
  booking_a uuid not null,
  placement_a int not null,
  booking_b uuid not null,
  placement_b int not null,
  constraint conflict_pkey primary key (booking_a, placement_a, booking_b, placement_b),
  constraint conflict_order check (booking_a < booking_b)
);
comment on table booking.conflict is
  'The pairs of placements that raced, once announced. All others were announced by the younger one''s own write';

create table booking.pass (
  id bigint generated always as identity constraint pass_pkey primary key,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  actor text not null default session_user,
  grace interval not null,
  resources text[],
  promoted int,
  rejected int,
  pending int,
  left_undone int
);
comment on table booking.pass is 'What each pass of a resolver did';
comment on column booking.pass.resources is 'The resources it was limited to; null for all';
comment on column booking.pass.promoted is 'With --eager, also those since the pass before; so is rejected';
comment on column booking.pass.left_undone is 'PENDING bookings that it had to leave for later, as somebody held them';

create index pass_whole on booking.pass (id) where (resources is null and finished_at is not null);
comment on index booking.pass_whole is 'Finds the last pass over all resources, which every create asks for';

create table booking.pass_total (
  only_row boolean constraint pass_total_pkey primary key default true constraint pass_total_only_row check (only_row),
  passes bigint not null default 0,
  promoted bigint not null default 0,
  rejected bigint not null default 0,
  seconds float8 not null default 0
);
comment on table booking.pass_total is 'What all passes did since the installation: counters for monitoring, one row';
insert into booking.pass_total default values;

create table booking.policy_change (
  id bigint generated always as identity constraint policy_change_pkey primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  acting_for text not null,
  name text not null,
  before text not null,
  after text not null
);
comment on table booking.policy_change is 'Who changed which setting of the installation, and when';

create table booking.prune (
  id bigint generated always as identity constraint prune_pkey primary key,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  actor text not null default session_user,
  before timestamptz not null,
  events bigint not null default 0,
  up_to_id bigint not null,
  up_to_xid xid8 not null,
  xid xid8 not null default pg_current_xact_id()
);
comment on table booking.prune is 'What was pruned, by whom and up to where. The newest row is what cursors are held against';
comment on column booking.prune.before is 'What is older was pruned';
comment on column booking.prune.events is 'How many events it deleted';
comment on column booking.prune.up_to_id is 'No event with a greater id has ever been pruned';
comment on column booking.prune.up_to_xid is 'No event of a later transaction has ever been pruned';
comment on column booking.prune.xid is 'The transaction of its last batch';

create table booking.cursor (
  owner text not null,
  name text not null constraint cursor_name check (char_length(name) between 1 and 200),
  position text not null,
  fence bigint not null default 0,
  holder text not null,
  held_since timestamptz not null,
  lease_ends_at timestamptz not null,
  moved_at timestamptz not null default clock_timestamp(),
  constraint cursor_pkey primary key (owner, name)
);
comment on table booking.cursor is 'Named places in the feed: booking watch --name';
comment on column booking.cursor.owner is 'The user in whose name it was made: each has names of his own';
comment on column booking.cursor.position is 'All up to here was delivered';
comment on column booking.cursor.fence is
  'Raised by every new holder; who comes with an older one has lost the cursor (Kleppmann''s fencing token)';
comment on column booking.cursor.holder is 'Role, process and host of the run that delivers';
comment on column booking.cursor.lease_ends_at is 'Until then nobody else may take it; the holder puts it off';

create table booking.definition (
  object text constraint definition_pkey primary key,
  wording text not null
);
comment on column booking.definition.wording is 'Of long ones the checksum';
comment on table booking.definition is 'The schema as it was installed, so that doctor can tell drift';

create type booking.public_booking as (
  id uuid, resource_id text, user_id text, start_time timestamptz, end_time timestamptz, status text, rev int,
  note text, created_at timestamptz, updated_at timestamptz
);
comment on type booking.public_booking is 'A booking as everybody sees it: resource_id is the resource''s name';

create type booking.public_event as (
  event_id bigint, type text, at timestamptz, actor text,
  id uuid, resource_id text, user_id text, start_time timestamptz, end_time timestamptz, status text, rev int,
  note text, created_at timestamptz, updated_at timestamptz, conflicting jsonb
);
comment on type booking.public_event is 'An event as everybody sees it, with the booking as it then was';

create type booking.feed_row as (
  event_id bigint, type text, at timestamptz, actor text,
  id uuid, resource_id text, user_id text, start_time timestamptz, end_time timestamptz, status text, rev int,
  note text, created_at timestamptz, updated_at timestamptz, conflicting jsonb, range text, cursor text
);
comment on type booking.feed_row is
  'A line of the feed: a public_event, or, without a type, the end of a page: what the cursors of its events begin with, '
  'and the cursor behind it (null where the page is full: it is that of the event before)';

create type booking.feed_cursor as (
  epoch text, old pg_snapshot, new pg_snapshot, last bigint, stamp text, pruned xid8
);
comment on type booking.feed_cursor is
  'A place in the feed: all that old shows is covered, and of what new adds all up to the event last (new is null where '
  'there is nothing to add). The stamp proves that last is still the event that it was. Begun at the beginning: behind the pruning pruned';
