-- Now and then what nobody needs any more is removed: whoever is so many chunks behind only repeats them.
create or replace function booking.note_decided(
  p_id bigint, p_grace interval, p_resources int[], p_span tstzrange, p_pending int
) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  insert into booking.decided (id, grace, resources, span, pending) overriding system value
  values (p_id, p_grace, p_resources, p_span, p_pending);
  if p_id % 100 = 0 then
    delete from booking.decided d where d.id in (
      select o.id from booking.decided o where o.id < p_id - decided_kept() for update skip locked);
    perform forget_passes((select max(p.id) from booking.pass p));
  end if;
end $$;
comment on function booking.note_decided(bigint, interval, int[], tstzrange, int) is
  'Notes a chunk that has been decided, and how many of it stay PENDING';
