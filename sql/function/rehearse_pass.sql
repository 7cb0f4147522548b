create or replace function booking.rehearse_pass(
  p_user text, p_grace interval default null, p_resources text[] default null
) returns table (id uuid, verdict text, pending bigint, resources bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_resources int[];
  v_pending bigint;
  v_count bigint;
begin
  perform acting_for(p_user, 'resolver');
  select array_agg(q.resource_id), coalesce(sum(q.n), 0), count(*) into v_resources, v_pending, v_count
  from (
    select b.resource_id, count(*) as n from booking.booking b join booking.resource r on r.id = b.resource_id
    where b.status = 'PENDING'
      and (p_resources is null or r.name = any (array(select normalize(x, nfc) from unnest(p_resources) x)))
    group by b.resource_id) q;
  return query
    with change as materialized (
      select d.id, d.verdict, b.updated_at
      from decide(
        v_resources, null, clock_timestamp(), coalesce(p_grace, (select s.grace from booking.setting s))) d
      join booking.booking b on b.id = d.id and b.resource_id = d.resource_id
    )
    select c.id, c.verdict, v_pending - (select count(*) from change), v_count
    from (select * from change union all select null, null, null) c
    order by c.verdict, c.updated_at, c.id;
end $$;
comment on function booking.rehearse_pass(text, interval, text[]) is
  'What a pass would change now, and in a last row (no id) only how many would stay PENDING, and of how many resources';
