create or replace function booking.count_import(p_user text, p_import text) returns table (imported bigint, passed_over bigint)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
set jit = off
as $$
begin
  perform writing_for(p_user);
  return query
    select b.count, r.count - b.count
    from (select count(*) from rows_to_book(p_import, 0, 9223372036854775807)) b,
      (select count(*) from staged(p_import) r where r.reason is null) r;
end $$;
comment on function booking.count_import(text, text) is 'How many of the staged rows would be booked, and how many had come before';
