create or replace function booking.excerpt(p_text text) returns text
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select left(p_text, 60) || case when char_length(p_text) > 60 then '…' else '' end;
$$;
comment on function booking.excerpt(text) is 'At most 60 characters of a text, as messages show what somebody typed';
