-- Run first by `booking init`, in the transaction of every migration: the place where migrations are recorded.
-- The lock makes installers queue up; it ends with the transaction. Nothing but installers takes it.
select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('booking.migration', 0));

create schema if not exists booking;

create table if not exists booking.migration (
  version int constraint migration_pkey primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default pg_catalog.clock_timestamp(),
  applied_by text not null default session_user
);
