-- Seen by session_user: whoever may act for another could look in his name as well. SQL, as hello.sql is.
-- The view `bookings` calls it with its reader's rights: like the two that go by it, it is a door that tells nothing.
create or replace function booking.sight() returns booking.sight
language sql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
as $$
  with mine as materialized (select m.* from booking.rights_of(session_user) m)
  select row(
    exists (select from mine m where m."right" = 'admin' or m."right" = 'delegate' and m.for_whom is null),
    (select not s.private from booking.setting s where s.only_row),
    array(select session_user::text union select f from mine m, unnest(m.for_whom) f),
    array(
      select distinct g from booking.resource r, unnest(r.readers) g
      where g = session_user or booking.is_in_group(session_user, g)))::booking.sight;
$$;
comment on function booking.sight() is 'What the one who is logged in sees of others'' bookings';
