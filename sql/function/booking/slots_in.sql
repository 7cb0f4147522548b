-- In each gap from its start on, one after the other, with the buffers between them, at starts that suit all resources.
create or replace function booking.slots_in(p_gaps tstzmultirange, p_length interval, p_limit bigint, p_resources int[])
returns table (start_time timestamptz, end_time timestamptz)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_between interval;
  v_has_slots boolean;
  v_gap tstzrange;
  v_left bigint := p_limit;
begin
  select max(r.buffer_before + r.buffer_after), bool_or(r.slot is not null) into v_between, v_has_slots
  from booking.resource r where r.id = any (p_resources);
  for v_gap in select g from unnest(p_gaps) g where lower(g) + p_length <= upper(g) loop
    start_time := lower(v_gap);
    loop
      if v_has_slots then
        start_time := next_start(p_resources, start_time);
      end if;
      end_time := start_time + p_length;
      exit when end_time > upper(v_gap);
      if v_left <= 0 then
        return;
      end if;
      return next;
      v_left := v_left - 1;
      start_time := end_time + coalesce(v_between, '0');
    end loop;
  end loop;
end $$;
comment on function booking.slots_in(tstzmultirange, interval, bigint, int[]) is
  'The first slots of a length that fit into gaps, and into the slots of resources';
