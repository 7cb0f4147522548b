create or replace function booking.clean_tags(p_tags jsonb) returns jsonb
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case when count(*) > 100
    then booking.fail('bad-text', 'list of tags', 'has more than 100 entries', 'leave some out')::jsonb
    else coalesce(jsonb_object_agg(booking.clean_text('tag', t.key), booking.clean_text('tag', t.value)), '{}') end
  from jsonb_each_text(p_tags) t where t.value <> '';
$$;
comment on function booking.clean_tags(jsonb) is 'Tags in NFC, at most a hundred, without the empty ones';
