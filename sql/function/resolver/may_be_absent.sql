-- Of all resources, at a glance. Plain SQL without settings, and a set: so it is inlined.
create or replace function booking.may_be_absent() returns setof boolean
language sql stable
as $$
  select true from booking.setting s
  where s.checkin is not null or exists (select from booking.presence p where p.alive_until < clock_timestamp());
$$;
comment on function booking.may_be_absent() is 'One row where there can be bookings under way that nobody is there for, else none';
