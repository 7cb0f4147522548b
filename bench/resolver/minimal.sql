-- The same on the smallest table that could hold it: the exclusion constraint, a key, an event row of jsonb.
\set QUIET on
create temp table winner (id uuid primary key);
\copy winner from pstdin
analyze winner;
create schema minimal;
create table minimal.booking (
  id uuid primary key, resource_id int not null, busy tstzrange not null, status text not null, rev int not null,
  exclude using gist (resource_id with =, busy with &&) where (status = 'VALID'));
insert into minimal.booking select b.id, b.resource_id, b.busy, 'PENDING', 1 from booking.booking b;
create table minimal.event (
  id bigint generated always as identity primary key, type text not null, booking uuid not null, data jsonb not null);
vacuum analyze minimal.booking;
checkpoint;
\timing on
with promoted as (
  update minimal.booking b set status = 'VALID', rev = b.rev + 1 from winner w where w.id = b.id returning b.*
)
insert into minimal.event (type, booking, data) select 'booking_validated', p.id, to_jsonb(p) from promoted p;
