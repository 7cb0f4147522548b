-- What has come before, by its id or by its key, there or in the file, is passed over. Plain SQL without settings: it is
-- inlined.
create or replace function booking.rows_to_book(p_import text, p_after bigint, p_up_to bigint) returns setof booking.import_row
language sql stable
as $$
  select (f.r).* from (
    select r, row_number() over (partition by r.user_id, r.key order by r.n) as place,
      row_number() over (partition by r.id order by r.n) as place_of_id
    from booking.staged(p_import) r
    where r.n > p_after and r.n <= p_up_to and r.reason is null) f
  where case when (f.r).key is null then true
      else f.place = 1
        and not exists (select from booking.import_key k where k.user_id = (f.r).user_id and k.key = (f.r).key)
        and case when (f.r).key like '%@booking%' then not booking.is_own_event((f.r).key) else true end end
    and case when (f.r).id is null then true
      else f.place_of_id = 1 and not exists (select from booking.booking b where b.id = (f.r).id) end;
$$;
comment on function booking.rows_to_book(text, bigint, bigint) is 'Of a part of what was staged, what is good and has not come before';
