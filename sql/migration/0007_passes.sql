-- Every open create holds the lock of a foreign key on its resource's row, which keeps away whoever changes a column with a
-- plain unique index. So that no idle one keeps an admin from renaming a resource, names are unique by an expression: when
-- folded alike, which equal ones are.
alter table booking.resource drop constraint resource_name_key, drop column folded;
create index resource_name on booking.resource (name);
create unique index resource_folded on booking.resource ((booking.fold(name)) collate "C");
comment on index booking.resource_name is 'Finds a resource; not unique, or a rename would wait for all open creates';
comment on index booking.resource_folded is 'Names must differ in more than case, width and accents';

-- Looked up by resource: where writers died, or never looked, there are as many as there are bookings.
alter table booking.second_look drop constraint second_look_pkey,
  add constraint second_look_pkey primary key (resource_id, booking_id, placement);
