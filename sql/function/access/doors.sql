-- `security definer` in a function's file is what opens it to members, and each of those asks acting_for, but for those
-- that tell nothing about anybody. All else is called by these, with their rights. (A procedure that commits cannot have
-- them; it calls such functions alone.)
create or replace function booking.doors() returns regproc[]
language sql stable
set search_path = pg_catalog, booking, pg_temp
as $$
  select array(
    select p.oid from pg_proc p
    where p.pronamespace = 'booking'::regnamespace and (p.prosecdef or p.prokind = 'p')
    order by p.proname);
$$;
comment on function booking.doors() is 'The functions that members may call';
