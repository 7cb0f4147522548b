-- The first time from p_from on at which a resource is free for long enough: no VALID booking in the way, no older PENDING
-- one, nothing that was given to those ahead. Every step goes past what was in the way; who has to take fifty of them
-- is told nothing: his turn is far off. Where nobody may have it for so long, it is no use to him.
create or replace function booking.fitting(
  p_resource_id int, p_from timestamptz, w booking.waiter, p_taken tstzmultirange
) returns tstzrange
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
set enable_seqscan = off
as $$
declare
  r constant booking.resource := (select x from booking.resource x where x.id = p_resource_id);
  v_length constant interval := least((w).length, longest_of(r));
  v_from timestamptz := p_from;
  v_end timestamptz;
begin
  if v_length < (w).least then
    return null;
  end if;
  for step in 1..50 loop
    select max(upper(o.during)) into v_end
    from in_the_way(r, tstzrange(v_from, v_from + (w).least), (w).since, p_taken) o;
    if v_end is null and v_length = (w).least then
      return tstzrange(v_from, v_from + v_length);
    elsif v_end is null then
      select min(lower(o.during)) into v_end
      from in_the_way(r, tstzrange(v_from, v_from + v_length), (w).since, p_taken) o;
      return tstzrange(v_from, least(v_end, v_from + v_length));
    end if;
    v_from := v_end;
  end loop;
  return null;
end $$;
comment on function booking.fitting(int, timestamptz, booking.waiter, tstzmultirange) is
  'When a resource is next free for a waiter, and for how long of what it wants; null where that is too far off to say, or never';
