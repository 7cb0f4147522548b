-- How many resources somebody has made is asked before he makes another.
create index resource_maker on booking.resource (created_by);
comment on index booking.resource_maker is 'Counts what somebody has made, where that is limited';
