create or replace function booking.write_changes(
  p_placements booking.change[], p_amendments booking.change[], p_user text, p_key text, p_request text,
  p_as_given boolean default false, p_is_checked boolean default false
) returns booking.change[]
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_made booking.change[] := '{}';
begin
  if cardinality(p_placements) > 0 then
    v_made := place(p_placements, p_user, p_key, p_as_given, p_is_checked);
  end if;
  if cardinality(p_amendments) > 0 then
    v_made := v_made || update_in_place(p_amendments);
  end if;
  perform record(v_made, p_user, p_key, p_request);
  return v_made;
end $$;
comment on function booking.write_changes(booking.change[], booking.change[], text, text, text, boolean, boolean) is
  'Carries out what a person changes at once, under one key; gives what has happened, announcements included';
