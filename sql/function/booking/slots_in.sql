-- In each gap from its start on, one after the other, with the buffers between them, at starts that suit all resources.
create or replace function booking.slots_in(p_gaps tstzmultirange, p_length interval, p_limit bigint, p_resources int[])
returns table (start_time timestamptz, end_time timestamptz)
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_between constant interval := coalesce((
    select max(r.buffer_before + r.buffer_after) from booking.resource r where r.id = any (p_resources)), '0');
  v_gap tstzrange;
  v_left bigint := p_limit;
begin
  for v_gap in select g from unnest(p_gaps) g where lower(g) + p_length <= upper(g) loop
    start_time := next_start(p_resources, lower(v_gap));
    loop
      end_time := start_time + p_length;
      exit when end_time > upper(v_gap);
      if v_left <= 0 then
        return;
      end if;
      return next;
      v_left := v_left - 1;
      start_time := next_start(p_resources, end_time + v_between);
    end loop;
  end loop;
end $$;
comment on function booking.slots_in(tstzmultirange, interval, bigint, int[]) is
  'The first slots of a length that fit into gaps, and into the slots of resources';
