-- Follows begin.sql, once the schema is known to be its owner's alone and he is at work: the place where migrations are
-- recorded, and one installer at a time. Nobody but the owner can lock it, so it is waited for at length.
set local search_path = pg_catalog, booking, pg_temp;

create table if not exists booking.migration (
  version int constraint migration_pkey primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default pg_catalog.clock_timestamp(),
  applied_by text not null default session_user
);

set local lock_timeout = '2min';
lock table booking.migration in share row exclusive mode;
set local lock_timeout = '1500ms';

-- The first migration names a collation of ICU's, for what a later one does without it.
do $$
begin
  if to_regcollation('pg_catalog."und-x-icu"') is null and not exists (select from booking.migration) then
    create collation if not exists booking."und-x-icu" from pg_catalog."C";
  end if;
end $$;

-- Before anything that grants change too: who gives rights holds the table, and waits for functions that are replaced here.
do $$
begin
  if to_regclass('booking.member') is not null then
    lock table booking.member in share row exclusive mode;
  end if;
end $$;
