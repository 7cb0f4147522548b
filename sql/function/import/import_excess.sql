-- In the order of the file, as if each row were booked before the next. One that is too many for its resource takes no place of
-- its owner's. What has ended counts nowhere, and what an admin brings back under its id is not counted (import_part.sql).
create or replace function booking.import_excess(p_import text)
returns table (n bigint, kind text, by_then text[], in_all text[])
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set jit = off
as $$
declare
  s booking.setting;
begin
  select x.* into s from booking.setting x;
  if num_nonnulls(s.per_user, s.per_resource) = 0 then
    return;
  end if;
  return query
    with mine as materialized (
      select r.n, r.user_id, r.resource_name from rows_to_book(p_import, 0, 9223372036854775807) r
      where is_counted(r) and r.end_time > statement_timestamp()
    ), there as materialized (
      select u.user_id, x.name, count(*) as held
      from (select distinct m.user_id from mine m) u
      cross join lateral (
        select o.resource_id from booking.booking o
        where o.user_id = u.user_id and o.status in ('PENDING', 'VALID') and o.end_time > statement_timestamp()
        limit coalesce(s.per_user, 100000)) o
      join booking.resource x on x.id = o.resource_id
      group by u.user_id, x.name
    ), placed as materialized (
      select m.*, coalesce(t.held, 0) as held, row_number() over (same order by m.n) as place, count(*) over same as asked
      from mine m left join there t on t.user_id = m.user_id and t.name = m.resource_name
      window same as (partition by m.user_id, m.resource_name)
    ), fitting as (
      select p.n, p.user_id, coalesce(t.held, 0) as held, row_number() over (theirs order by p.n) as place,
        count(*) over theirs as asked
      from placed p left join (select t.user_id, sum(t.held)::bigint as held from there t group by t.user_id) t
        on t.user_id = p.user_id
      where (p.held + p.place <= s.per_resource) is not false
      window theirs as (partition by p.user_id)
    )
    select p.n, 'too-many-there', array[p.user_id, greatest(p.held, s.per_resource)::text, s.per_resource::text, p.resource_name],
      array[p.user_id, p.held::text, s.per_resource::text, p.resource_name, p.asked::text]
    from placed p where p.held + p.place > s.per_resource
    union all
    select f.n, 'too-many', array[f.user_id, greatest(f.held, s.per_user)::text, s.per_user::text],
      array[f.user_id, f.held::text, s.per_user::text, f.asked::text]
    from fitting f where f.held + f.place > s.per_user;
end $$;
comment on function booking.import_excess(text) is
  'Which of the staged rows are more than the policies per-resource and per-user allow, and what their refusal says (fail.sql): of such a row, and of all that is asked for';
