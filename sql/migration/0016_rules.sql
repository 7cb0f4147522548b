-- Who may book what, and when a thing is out of service.
alter table booking.resource
  add bookers text[],
  add approvers text[] constraint resource_approvers check (cardinality(approvers) > 0);
comment on column booking.resource.bookers is
  'Roles and group roles that may book it; null: everybody; none: admins alone, who always may';
comment on column booking.resource.approvers is
  'Roles and group roles one of which has to approve a booking before it can be VALID; null: nobody has to';

alter table booking.booking add approved int;
comment on column booking.booking.approved is 'The placement that was approved: the next one has to be anew';

create table booking.closure (
  id bigint generated always as identity constraint closure_pkey primary key,
  resource_id int not null constraint closure_resource_id_fkey references booking.resource,
  during tstzrange not null constraint closure_during check (lower(during) < upper(during) and isfinite(lower(during))),
  reason text constraint closure_reason check (char_length(reason) <= 2000),
  closed_by text not null default session_user,
  closed_at timestamptz not null default clock_timestamp()
);
create index closure_time on booking.closure using gist (resource_id, during);
comment on table booking.closure is
  'When a resource is out of service: nothing becomes VALID in it. Until it is opened again, if it ends at infinity';
comment on index booking.closure_time is 'Read by whoever makes a booking VALID, under the resource''s lock';

alter table booking.event drop constraint event_type;
alter table booking.event add constraint event_type check (type in (
  'booking_created', 'booking_updated', 'booking_deleted', 'booking_conflict', 'booking_validated', 'booking_rejected',
  'booking_approved', 'booking_closed'));
