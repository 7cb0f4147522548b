-- In the slots of each, which count from midnight on its clocks. Those of one zone agree at midnight, if not
-- before.
create or replace function booking.next_start(p_resources int[], p_from timestamptz) returns timestamptz
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_start timestamptz := p_from;
  v_next timestamptz;
begin
  loop
    select max(least(
      v_start + (date_bin(r.slot, l.clock, l.midnight) + r.slot - l.clock),
      (l.midnight + interval '1 day') at time zone r.zone)) into v_next
    from booking.resource r, lateral (select v_start at time zone r.zone as clock) c,
      lateral (select c.clock, date_trunc('day', c.clock) as midnight) l
    where r.id = any (p_resources) and r.slot is not null and date_bin(r.slot, l.clock, l.midnight) <> l.clock;
    if v_next is null then
      return v_start;
    elsif v_next > p_from + interval '3 days' then
      return 'infinity';
    end if;
    v_start := v_next;
  end loop;
end $$;
comment on function booking.next_start(int[], timestamptz) is 'When, from some time on, a booking of these resources can begin by their slots';
