create or replace function booking.close_work(p_work jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(null, 'resolver');
  perform finish_pass(null, (p_work ->> 'pass')::bigint, (p_work ->> 'promoted')::int, (p_work ->> 'rejected')::int,
    (p_work ->> 'undone')::int);
end $$;
comment on function booking.close_work(jsonb) is 'Closes the pass of process_pending()';
