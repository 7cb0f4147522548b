-- It only grows, whatever becomes of an occurrence.
create or replace function booking.series_revisions(p_user text, p_series text[])
returns table (series uuid, revision bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '10s'
as $$
begin
  perform acting_for(p_user);
  return query
    select b.series_id, sum(b.rev) from booking.booking b where b.series_id = any (p_series::uuid[]) group by b.series_id;
end $$;
comment on function booking.series_revisions(text, text[]) is
  'How often the occurrences of series have changed, deleted ones included';
