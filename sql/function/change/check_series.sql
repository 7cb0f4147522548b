create or replace function booking.check_series(p_starts timestamptz[], p_ends timestamptz[]) returns void
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_most constant int := (select s.series from booking.setting s);
begin
  if cardinality(p_starts) > v_most then
    perform fail('long-series', cardinality(p_starts)::text, v_most::text);
  end if;
  perform check_slot(s.start_time, s.end_time) from unnest(p_starts, p_ends) s(start_time, end_time);
end $$;
comment on function booking.check_series(timestamptz[], timestamptz[]) is
  'Refuses more occurrences than the policy series allows, and times that cannot be';
