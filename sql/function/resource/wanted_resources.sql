create or replace function booking.wanted_resources(p_user text, p_names text[], p_tags jsonb) returns int[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 100;
  v_ids int[];
begin
  if cardinality(p_names) > c_most then
    perform fail('many-at-once', cardinality(p_names)::text, c_most::text);
  elsif cardinality(p_names) > 0 then
    return array(select distinct (claim_resource(p_user, n)).id as id from unnest(p_names) n order by id);
  elsif clean_tags(p_tags) = '{}' then
    perform fail('bad-text', 'list of tags', 'is empty', 'name a resource, or a tag that it has');
  end if;
  v_ids := array(
    select r.id from booking.resource r
    where r.tags @> clean_tags(p_tags) and r.retired_at is null and may_book(p_user, r.id) order by r.id limit 1000);
  if cardinality(v_ids) = 0 then
    perform fail('no-tag', (select string_agg(t.key || '=' || t.value, ', ') from jsonb_each_text(p_tags) t));
  end if;
  return v_ids;
end $$;
comment on function booking.wanted_resources(text, text[], jsonb) is
  'The resources of these names (a new one is made), or without names those that have these tags and that one may book';
