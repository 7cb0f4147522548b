-- All of them at once: from the first time that suits one of them the others are asked, until it suits all. What there is not
-- yet is free.
create or replace function booking.fitting_all(
  p_from timestamptz, w booking.waiter, p_near int[], p_taken tstzmultirange[]
) returns tstzrange
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_from timestamptz := p_from;
  v_slot tstzrange;
  v_next tstzrange;
begin
  if (w).resources = '{}' then
    return tstzrange(p_from, p_from + (w).length);
  end if;
  for step in 1..100 loop
    v_slot := null;
    for n in 1..cardinality((w).resources) loop
      v_next := fitting((w).resources[n], v_from, w, p_taken[array_position(p_near, (w).resources[n])]);
      v_slot := case when n = 1 then v_next else v_slot * v_next end;
      exit when v_next is null or lower(v_next) > v_from;
    end loop;
    if v_next is null or lower(v_next) = v_from then
      return v_slot;
    end if;
    v_from := lower(v_next);
  end loop;
  return null;
end $$;
comment on function booking.fitting_all(timestamptz, booking.waiter, int[], tstzmultirange[]) is
  'When all of a waiter''s resources are next free together; null where that is too far off to say';
