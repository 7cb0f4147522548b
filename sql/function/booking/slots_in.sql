-- In each gap from its start on, end to end. As a target, not in FROM, it stops with the last that is asked for, however
-- long the gap is.
create or replace function booking.slots_in(p_gaps tstzmultirange, p_length interval, p_limit bigint)
returns table (start_time timestamptz, end_time timestamptz)
language sql stable
as $$
  select s.start_time, s.start_time + p_length
  from (
    select generate_series(lower(g), upper(g), p_length) as start_time, upper(g) as gap_end from unnest(p_gaps) g) s
  where s.start_time + p_length <= s.gap_end
  limit p_limit;
$$;
comment on function booking.slots_in(tstzmultirange, interval, bigint) is 'The first slots of a length that fit into gaps';
