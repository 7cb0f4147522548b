-- Where all that was planned has been decided (p_since: the number drawn after the plan), what is left is known. Else it is
-- counted: after a pass the table holds mostly what was PENDING; the index (booking_oldest, whence the second condition)
-- still answers, and alone where no resources were named.
create or replace function booking.finish_pass(
  p_user text, p_pass bigint, p_promoted int, p_rejected int, p_left_undone int, p_since bigint default null
) returns int
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  v_pass booking.pass;
begin
  perform acting_for(p_user, 'resolver');
  update booking.pass p
  set finished_at = clock_timestamp(), promoted = p_promoted, rejected = p_rejected, left_undone = p_left_undone,
    pending = coalesce(
      case when p.resources is null and p_left_undone = 0 then left_since(p.grace, p_since) end,
      case when p.resources is null
        then (select count(*) from booking.booking b where b.status = 'PENDING' and b.updated_at > '-infinity')
        else (
          select coalesce(sum(c.n), 0) from booking.resource r cross join lateral (
            select count(*) as n from booking.booking b where b.status = 'PENDING' and b.resource_id = r.id offset 0) c
          where r.name = any (array(select normalize(n, nfc) from unnest(p.resources) n)))
        end)
  where p.id = p_pass and p.finished_at is null
  returning p.* into v_pass;
  if not found then
    return (select p.pending from booking.pass p where p.id = p_pass);
  end if;
  perform forget_passes(p_pass);
  return v_pass.pending;
end $$;
comment on function booking.finish_pass(text, bigint, int, int, int, bigint) is
  'Closes a pass with what it did, once; gives how many bookings it leaves PENDING';
