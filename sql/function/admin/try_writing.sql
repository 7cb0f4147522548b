-- A row might still fit where creates fail: only a file that grows tells. It is one of its own, undone at once. (No unlogged
-- one: a crash before the log tells that it is undone would keep the server from starting, as its first fork was made again
-- while the old file still lies there.)
create or replace function booking.try_writing() returns text
language plpgsql
set search_path = pg_catalog, booking, pg_temp
set default_tablespace = ''
as $$
begin
  create table booking.trial (filling text);
  insert into booking.trial select repeat('x', 2000) from generate_series(1, 32);
  raise exception using errcode = 'BK000';
exception
  when sqlstate 'BK000' then
    return null;
  when others then
    return sqlerrm;
end $$;
comment on function booking.try_writing() is 'Writes 64 KB and takes them back; gives what the server says where it cannot';
