-- Run first by `booking init`, in each of its transactions: the place where migrations are recorded, and one installer at a
-- time. Nothing is taken from a schema in which others may create: their functions would run with the installer's rights.
set local search_path = pg_catalog, booking, pg_temp;
set local lock_timeout = '30s';

-- Before there is a table to lock, the advisory lock has to do, which anyone could hold.
do $$
begin
  if to_regclass('booking.migration') is null then
    perform pg_advisory_xact_lock(hashtextextended('booking.migration', 0));
  end if;
end $$;

create schema if not exists booking;

create table if not exists booking.migration (
  version int constraint migration_pkey primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default pg_catalog.clock_timestamp(),
  applied_by text not null default session_user
);

lock table booking.migration in share row exclusive mode;
