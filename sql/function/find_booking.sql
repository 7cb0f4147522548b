-- An id, or a unique prefix of at least four characters, as in git. A prefix is a range of the primary key.
create or replace function booking.find_booking(p_id text) returns booking.booking
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_digits constant text := replace(lower(p_id), '-', '');
  v_found booking.booking[];
begin
  if char_length(v_digits) < 4 then
    perform fail('short-id', p_id);
  elsif v_digits !~ '^[0-9a-f]{4,32}$' then
    perform fail('no-booking', p_id);
  end if;
  v_found := array(
    select b from booking.booking b
    where b.id between rpad(v_digits, 32, '0')::uuid and rpad(v_digits, 32, 'f')::uuid
    order by b.id limit 6);
  if cardinality(v_found) = 0 then
    perform fail('no-booking', p_id);
  elsif cardinality(v_found) > 1 then
    perform fail('ambiguous', p_id, (
      select string_agg(f.id::text, ', ' order by f.id) from unnest(v_found[:5]) f)
      || case when cardinality(v_found) > 5 then ', …' else '' end);
  end if;
  return v_found[1];
end $$;
comment on function booking.find_booking(text) is 'The one booking with this id or prefix of an id, or a refusal';
