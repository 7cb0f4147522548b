-- What each row would conflict with: rows before it in the file, and bookings that are there, five of each at most. (Most
-- rows overlap no other of the file, which one look along the times tells; only those that do are compared.)
create or replace function booking.rehearse_import(p_user text, p_import text)
returns table (line bigint, resource_name text, owner text, start_time timestamptz, end_time timestamptz, others bigint,
  lines text[], ids text[])
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '2s'
set jit = off
as $$
begin
  perform writing_for(p_user);
  return query
    with mine as materialized (
      select r.*, x.id as resource_id, busy_of(x, r.start_time, r.end_time) as busy,
        coalesce(max(r.end_time + coalesce(x.buffer_after, '0')) over (
          partition by r.resource_name order by r.start_time, r.n rows between unbounded preceding and 1 preceding)
          > r.start_time - coalesce(x.buffer_before, '0'), false)
        or coalesce(lead(r.start_time) over (partition by r.resource_name order by r.start_time, r.n)
          < r.end_time + coalesce(x.buffer_before + x.buffer_after, '0'), false)
        as meets
      from rows_to_book(p_import, 0, 9223372036854775807) r left join booking.resource x on x.name = r.resource_name
      where coalesce(r.status, 'PENDING') in ('PENDING', 'VALID')
    )
    select m.line, m.resource_name, m.user_id, m.start_time, m.end_time, f.count + b.count, f.lines, b.ids
    from mine m
    cross join lateral (
      select count(*), array(select e.line::text from (
        select o.line from mine o
        where m.meets and o.meets and o.resource_name = m.resource_name and o.busy && m.busy and o.n < m.n
        order by o.n limit 5) e) as lines
      from mine o where m.meets and o.meets and o.resource_name = m.resource_name and o.busy && m.busy and o.n < m.n) f
    cross join lateral (
      select count(*), array(
        select (a.booking).id::text
        from (select e.id from overlapping(m.resource_id, m.busy) e limit 5) e
        join booking.all_bookings a on a.id = e.id and a.resource_id = m.resource_id where (a.booking).id is not null) as ids
      from overlapping(m.resource_id, m.busy) o) b
    where f.count + b.count > 0
    order by m.n limit 1000;
end $$;
comment on function booking.rehearse_import(text, text) is 'What the staged rows would conflict with, a thousand of them at most';
