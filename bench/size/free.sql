-- How long the database needs to find what is free (P11), without the program and its connection: the fastest tenth of 40,
-- as it is the work that counts here, not what else runs on the machine.
\set QUIET on
\pset tuples_only on
\pset format unaligned
create function pg_temp.fastest(p_query text) returns numeric language plpgsql as $$
declare
  v_began timestamptz;
  v_took float8[] := '{}';
begin
  for i in 1..40 loop
    v_began := clock_timestamp();
    execute p_query;
    v_took := v_took || extract(epoch from clock_timestamp() - v_began)::float8 * 1000;
  end loop;
  return (select round(percentile_cont(0.1) within group (order by t)::numeric, 2) from unnest(v_took) t);
end $$;
select format('| %s | %s | %s ms |', to_char(:bookings, 'FM999,999,999'), w.name, pg_temp.fastest(w.query))
from (values
  ('`free bench-1`, behind all that is booked', $$select count(*) from booking.free_slots(null, '1h', '{[2031-03-02Z,)}', '{bench-1}')$$),
  ('`free bench-1`, in a week without a gap', $$select count(*) from booking.free_slots(null, '1h', '{[2031-03-02Z,2031-03-09Z)}', '{bench-1}')$$),
  ('`free`, of 200 from now on', $$select count(*) from booking.free_slots(null, '1h')$$),
  ('`free`, of 200 in two days without a gap', $$select count(*) from booking.free_slots(null, '1h', '{[2031-03-01Z,2031-03-03Z)}')$$),
  ('the next free time of a conflict', $$select count(*) from booking.next_free(null, 'bench-1', '2031-03-02T10:00Z', '2031-03-02T11:00Z')$$)
) w(name, query);
