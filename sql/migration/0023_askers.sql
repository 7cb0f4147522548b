-- Two programs may wait under one key, or ask for what the other has been given. What is theirs ends when the last of them
-- gives up.
alter table booking.waiter add column askers uuid[] not null default '{}';
comment on column booking.waiter.askers is 'The programs that wait in this place';
alter table booking.presence add column askers uuid[] not null default '{}';
comment on column booking.presence.askers is 'The programs that have asked for the hold';
