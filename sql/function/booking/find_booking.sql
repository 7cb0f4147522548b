-- An id, or a unique prefix of at least four characters, as in git. A prefix is a range of the primary key.
-- (`using`: see list_all.sql.)
create or replace function booking.find_booking(p_id text) returns booking.booking
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when cardinality(f.found) = 1 then f.found[1] else booking.refuse_id(p_id, f.found) end
  from (select substring(replace(lower(p_id), '-', '') from '^[0-9a-f]{4,32}$') as digits) i,
    lateral (select array(
      select b from booking.booking b
      where b.id between rpad(i.digits, 32, '0')::uuid and rpad(i.digits, 32, 'f')::uuid
      order by b.id using < limit 6) as found) f;
$$;
comment on function booking.find_booking(text) is 'The one booking with this id or prefix of an id, or a refusal';
