-- From the notes: to count means to look at what was decided too, the dead entries of the index, which for 100,000 bookings
-- takes as long as some chunks, and each of the resolvers that run at once would do it. Of notes of the same chunk the last
-- one counts. Where chunks overlap, as others have cut otherwise, or notes are missing (note_decided.sql), it is not told.
create or replace function booking.left_since(p_grace interval, p_since bigint) returns bigint
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  with note as materialized (
    select distinct on (d.resources, d.span) d.* from booking.decided d
    where d.id > p_since and d.grace = p_grace
    order by d.resources, d.span, d.id desc
  ), place as (
    select lag(n.id) over times is not null as is_second, lag(upper(n.span)) over times <= lower(n.span) as is_behind
    from note n, unnest(n.resources) r window times as (partition by r order by lower(n.span) nulls first)
  )
  select sum(n.pending) from note n
  having bool_and(n.pending is not null)
    and not exists (select from place p where p.is_second and p.is_behind is not true)
    and not exists (select from booking.decided d where d.id > p_since + booking.decided_kept());
$$;
comment on function booking.left_since(interval, bigint) is
  'How many bookings the chunks that were decided behind this number left PENDING; null where that cannot be told';
