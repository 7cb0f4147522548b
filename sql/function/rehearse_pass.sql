create or replace function booking.rehearse_pass(
  p_user text, p_grace interval default null, p_resources text[] default null
) returns table (id uuid, verdict text, pending bigint, resources bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform acting_for(p_user, 'resolver');
  return query
    with verdict as materialized (
      select d.* from decide(
        array(select r.id from booking.resource r
          where p_resources is null or r.name = any (array(select normalize(x, nfc) from unnest(p_resources) x))),
        null, clock_timestamp(), coalesce(p_grace, (select s.grace from booking.setting s))) d
    )
    select d.id, d.verdict, count(*) filter (where d.verdict = 'PENDING') over (),
      (select count(distinct x.resource_id) from verdict x)
    from verdict d order by d.verdict, d.id;
end $$;
comment on function booking.rehearse_pass(text, interval, text[]) is 'What a pass would do now; changes nothing';
