-- What others may see of a booking is decided as it is read: of events that were written before, too.
alter table booking.setting add private boolean not null default false;
comment on column booking.setting.private is 'Whether others'' bookings are busy times, without user and note';

alter table booking.resource add readers text[] constraint resource_readers check (cardinality(readers) > 0);
comment on column booking.resource.readers is
  'Roles and group roles that see who has it; to others its bookings are busy times; null: as the policy private says';

alter table booking.booking add note_is_private boolean not null default false;
comment on column booking.booking.note_is_private is 'Whether the note is for the owner and admins alone';
alter table booking.event add note_is_private boolean not null default false;
comment on column booking.event.note_is_private is 'The same, as it then was';

create type booking.sight as (everything boolean, is_open boolean, users text[], groups text[]);
comment on type booking.sight is
  'What the one who is logged in sees: everything; all but what is kept to a group; the bookings of these users; those of resources that these readers may see';
