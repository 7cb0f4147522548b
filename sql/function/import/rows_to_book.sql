-- What has come before, there or in the file, is passed over. Plain SQL without settings: it is inlined.
create or replace function booking.rows_to_book(p_import text, p_after bigint, p_up_to bigint) returns setof booking.import_row
language sql stable
as $$
  select (f.r).* from (
    select r, row_number() over (partition by r.user_id, r.key order by r.n) as place,
      row_number() over (partition by r.id order by r.n) as place_of_id
    from booking.staged(p_import) r
    where r.n > p_after and r.n <= p_up_to and r.reason is null) f
  where (f.place = 1 or (f.r).key is null) and (f.place_of_id = 1 or (f.r).id is null) and booking.is_new_row(f.r);
$$;
comment on function booking.rows_to_book(text, bigint, bigint) is 'Of a part of what was staged, what is good and has not come before';
