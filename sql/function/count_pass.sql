create or replace function booking.count_pass(p_promoted int, p_rejected int, p_time interval) returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  update booking.pass_total
  set passes = passes + 1, promoted = promoted + p_promoted, rejected = rejected + p_rejected,
    seconds = seconds + extract(epoch from p_time)::float8;
$$;
comment on function booking.count_pass(int, int, interval) is 'Adds a pass to the totals, which outlive the rows of passes';
