-- What a thing needs before and after each use, to be set up, say, or cleaned.
alter table booking.resource
  add buffer_before interval not null default '0'
    constraint resource_buffer_before check (buffer_before >= '0' and buffer_before <= '24:00'),
  add buffer_after interval not null default '0'
    constraint resource_buffer_after check (buffer_after >= '0' and buffer_after <= '24:00');
comment on column booking.resource.buffer_before is 'What a booking occupies before its start, as of its next placement';
comment on column booking.resource.buffer_after is 'What a booking occupies after its end, as of its next placement';
comment on column booking.booking.busy is
  'What the booking occupies: its times and its resource''s buffers, as they were at its placement';
