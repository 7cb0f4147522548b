create or replace function booking.rehearse_prune(p_user text, p_before timestamptz) returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user, 'admin');
  perform refuse_future(p_before);
  return (select count(*) from prunable_events(p_before, 0, 9223372036854775807));
end $$;
comment on function booking.rehearse_prune(text, timestamptz) is 'How many events pruning what happened before a time would delete';
