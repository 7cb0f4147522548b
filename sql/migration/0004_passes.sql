-- A row that every pass updates would let an open transaction stop all resolvers.
update booking.pass_total t
set passes = greatest(t.passes - p.passes, 0), promoted = greatest(t.promoted - p.promoted, 0),
  rejected = greatest(t.rejected - p.rejected, 0), seconds = greatest(t.seconds - p.seconds, 0)
from (
  select count(*) as passes, coalesce(sum(p.promoted), 0) as promoted, coalesce(sum(p.rejected), 0) as rejected,
    coalesce(extract(epoch from sum(p.finished_at - p.started_at)), 0) as seconds
  from booking.pass p where p.finished_at is not null) p;
comment on table booking.pass_total is
  'What the passes did whose rows are gone: with the rows that are left, counters for monitoring. One row';

create table booking.decided (
  id bigint generated always as identity constraint decided_pkey primary key,
  grace interval not null,
  resources int[] not null,
  span tstzrange
);
comment on table booking.decided is
  'The last chunks that were decided, so that resolvers that run at once do not repeat each other''s work';
comment on column booking.decided.id is
  'Drawn before it was looked what is PENDING: what was committed when a smaller one was drawn has been considered';
comment on column booking.decided.span is 'The part of one big resource; null for all times';

alter table booking.setting add schema_version int not null default 0;
comment on column booking.setting.schema_version is
  'The last migration whose functions are in place too, where hello() need not open booking.migration for it';
