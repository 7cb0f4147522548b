-- Refusals are worded once, where they are made; here they are heard instead of raised.
create or replace function booking.problem_of(p_what text, p_text text, p_before text default null) returns text
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  perform clean_text(p_what, p_text);
  if p_what = 'resource name' then
    if exists (select from booking.resource r where r.name = p_text and r.retired_at is not null) then
      perform fail('retired', p_text);
    elsif not exists (select from booking.resource r where r.name = p_text) then
      perform refuse_new_resource(null, p_text);
      perform fail('similar', p_text, p_before) where p_before <> p_text;
    end if;
  end if;
  return null;
exception when others then
  if sqlstate not like 'BK%' then
    raise;
  end if;
  return sqlerrm;
end $$;
comment on function booking.problem_of(text, text, text) is
  'Why a name or a note cannot be, or not be booked, also as a similar new one comes before it; null where it can';
