-- Whoever waits says for how long: after that nobody comes back for his place, also where the database was away when he gave up.
-- A place is for one request: another one under the same key has no part in it. And what is waited for need not be there yet:
-- the first booking makes it, if one comes of it.
alter table booking.waiter
  add column waits_until timestamptz not null default 'infinity',
  add column request bytea,
  add column unmade text[] not null default '{}';
comment on column booking.waiter.waits_until is 'When it gives up, by its own word: passed over from then on';
comment on column booking.waiter.request is 'SHA-256 of what was asked for: another request under the same key is refused; null: nobody knows';
comment on column booking.waiter.unmade is 'What it wants besides, by names that no resource has yet';
