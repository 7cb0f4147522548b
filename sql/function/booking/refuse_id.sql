create or replace function booking.refuse_id(p_id text, p_found booking.booking[]) returns booking.booking
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select null::booking.booking
  where case
    when char_length(replace(p_id, '-', '')) < 4 then booking.fail('short-id', p_id)
    when cardinality(p_found) > 1 then booking.fail('ambiguous', p_id,
      (select string_agg(f.id::text, ', ' order by f.id) from unnest(p_found[:5]) f)
        || case when cardinality(p_found) > 5 then ', …' else '' end)
    else booking.fail('no-booking', p_id)
  end is null;
$$;
comment on function booking.refuse_id(text, booking.booking[]) is
  'What find_booking refuses with: an id too short, of no booking, or the beginning of several';
