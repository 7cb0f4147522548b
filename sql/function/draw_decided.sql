-- A clock that does not go back, as the server's may.
create or replace function booking.draw_decided(p_user text) returns bigint
language sql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when booking.acting_for(p_user, 'resolver') is not null then nextval('booking.decided_id_seq') end;
$$;
comment on function booking.draw_decided(text) is
  'A number: chunks that are decided with a greater one have considered all that was committed before it was drawn';
