alter table booking.decided add pending int;
comment on column booking.decided.pending is
  'How many of its bookings stayed PENDING; null where that was not noted, or others than its own were among them';

create table booking.plan (
  only_row boolean constraint plan_pkey primary key default true constraint plan_only_row check (only_row),
  begun bigint not null default 0,
  number bigint not null default 0,
  chunks jsonb not null default '[]'
);
comment on table booking.plan is 'The last plan of a pass over all resources, for those who wait while it is made. One row';
comment on column booking.plan.begun is
  'Drawn before it was looked what is PENDING, of the numbers of booking.decided: whoever drew a smaller one may use it';
comment on column booking.plan.number is 'Drawn when it was made';
insert into booking.plan default values;
