-- Whoever waits says for how long: after that nobody comes back for his place, also where the database was away when he gave up.
alter table booking.waiter add column waits_until timestamptz not null default 'infinity';
comment on column booking.waiter.waits_until is 'When it gives up, by its own word: passed over from then on';
