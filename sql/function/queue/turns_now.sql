-- Planned once, for however many bookings one asks: on each resource it is one's turn at most.
create or replace function booking.turns_now(p_resources int[])
returns table (resource_id int, waiter booking.waiter, busy tstzrange)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  if not exists (select from booking.waiter w where w.resources && p_resources) then
    return;
  end if;
  return query
    select r.id, t.waiter, busy_of(r, lower(t.slot), upper(t.slot))
    from plan_queue(whole_queue(p_resources), v_now) t join booking.resource r on r.id = any (t.resources)
    where lower(t.slot) = v_now;
end $$;
comment on function booking.turns_now(int[]) is 'Whose turn it is to hold some resources, and what he occupies with that';
