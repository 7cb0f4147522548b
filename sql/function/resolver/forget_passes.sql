-- A hundred thousand are kept. One at a time, and nobody waits for whoever is at it.
create or replace function booking.forget_passes(p_last bigint) returns void
language sql
set search_path = pg_catalog, booking, pg_temp
as $$
  with total as materialized (
    select t.only_row from booking.pass_total t
    where exists (select from booking.pass p where p.id < p_last - 100000) for update skip locked
  ), gone as (
    delete from booking.pass p where p.id in (
      select o.id from booking.pass o where o.id < p_last - 100000 and exists (select from total) for update skip locked)
    returning p.*
  )
  update booking.pass_total t
  set passes = t.passes + g.passes, promoted = t.promoted + g.promoted, rejected = t.rejected + g.rejected,
    seconds = t.seconds + g.seconds
  from (
    select count(*) as passes, coalesce(sum(g.promoted), 0) as promoted, coalesce(sum(g.rejected), 0) as rejected,
      coalesce(extract(epoch from sum(greatest(g.finished_at - g.started_at, '0'))), 0) as seconds
    from gone g where g.finished_at is not null) g
  where t.only_row = (select only_row from total);
$$;
comment on function booking.forget_passes(bigint) is
  'Removes the rows of passes that are long past, and adds what they did to the totals';
